package text

// The limits of a text manuscript, from reliability.md section 5: five to ten
// times the largest found in real books. Reaching one is a fault with its
// place.
const (
	// MaxFile is the size of a file in bytes. War and Peace has 3.2 MB.
	MaxFile = 64 << 20
	// MaxLine is the length of a line in bytes. A whole novel on one line
	// still fits.
	MaxLine = 16 << 20
	// MaxQuotes is how deep quotes (> > >) may nest.
	MaxQuotes = 64
)
