package cover

// What a picture of the author's may be. The first three are those of every
// picture in a book (reliability.md, section 5).
const (
	maxFile   = 64 << 20 // bytes
	maxPixels = 100_000_000
	maxSide   = 20_000 // pixels
	// maxUnpacked bounds the bytes a picture takes when unpacked, since a
	// progressive JPEG needs five times what others do; a whole build has
	// 512 MiB.
	maxUnpacked = 400 << 20

	// What stores take (print-specs.md, D5): KDP refuses less than 625 × 1000,
	// Apple and Kobo less than 1400 across.
	leastWidth, leastHeight = 625, 1000
	goodWidth               = 1400

	// maxInside is the most pixels for a picture in a book.
	maxInside = 4_000_000
)
