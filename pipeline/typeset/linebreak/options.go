package linebreak

import "octavo/pipeline/unit"

// Options say how a paragraph is to be set. In the zero value everything but
// Widths is the usual choice. A number whose zero means a default can be
// turned off by giving one below zero.
//
// Badness is TeX's: 100 times the cube of the ratio, so 100 for spaces that
// stretch or shrink by all they should. Demerits are what the breaks chosen
// have fewest of; a line has (LinePenalty + badness)², the square of the
// penalty it ends at, and those below.
type Options struct {
	// Widths are those of the lines, from the first; the last repeats. Lines
	// beside a drop cap are shorter. At least one is needed.
	Widths []unit.Length

	// PreTolerance is the most badness a line may have when no word is
	// hyphenated, which is tried first. Zero means 60; below zero, that words
	// may be hyphenated at once. TeX's 100 leaves one line in a hundred
	// with spaces half as wide again (Newton's Opticks in Palatino at 4 in,
	// Expand 20, Track 0.0075 em); at 60 one in four hundred, for 4 % of lines
	// hyphenated.
	PreTolerance int

	// Tolerance is the most badness a line may have with hyphens. Zero means
	// 500, a ratio of 1.7. When even that fails, any line will do, and the
	// least bad are found.
	Tolerance int

	// Emergency is the stretch that every line is taken to have when nothing
	// else helps, so that the looseness is shared among lines. Zero means a
	// tenth of the last of Widths.
	Emergency unit.Length

	LinePenalty          int // of each line, for fewer lines; zero means 10
	HyphenPenalty        int // added to every penalty that adds a hyphen; zero means 50
	DoubleHyphenDemerits int // of a second hyphen in a row; zero means 10000
	FinalHyphenDemerits  int // of a hyphen on the last line but one; zero means 5000
	FitnessDemerits      int // of two neighbours whose classes differ by more than one; zero means 10000

	// MaxHyphens is how many lines in a row may end in a hyphen; more happen
	// only where nothing else can be done. Zero means 2 (Bringhurst 2.4.3
	// allows three).
	MaxHyphens int

	// NoHyphenAt are the lines, counted from 0, that must not end in a hyphen
	// if it can be helped: the last on a recto.
	NoHyphenAt []int

	// SpaceDemerits times the square of the ratio are added for each line.
	// They draw all spaces to their natural width, where badness hardly sees
	// a ratio below a third. Zero means 500.
	SpaceDemerits int

	// A last line narrower than RuntWidth has RuntDemerits, unless it is the
	// only one, and words are hyphenated to avoid it. Zero means no width,
	// and 50000.
	RuntWidth    unit.Length
	RuntDemerits int

	// A last line that begins at item ShortFrom or after it, or is narrower than
	// ShortWidth, has ShortDemerits instead: two or three letters, a piece of a
	// word. Zero means none such, and 800000: better a line whose spaces are
	// twice as wide.
	ShortFrom     int
	ShortWidth    unit.Length
	ShortDemerits int

	// Space is the width of a word space. Where it is not zero, a breaking with
	// rivers is not taken before others have been looked at.
	Space unit.Length

	// RiverDemerits are those of a river: of gaps below one another in four
	// lines, as wide as Space on average. Each further line costs half as
	// much. Zero means 20000.
	RiverDemerits int

	// StackDemerits are those of the same word at the beginning or at the end
	// of two lines in a row. Zero means 1500.
	StackDemerits int

	// Looseness is how many lines more (or fewer, below zero) than the best
	// breaking has are wanted. The nearest that can be done is done, without
	// exceeding Tolerance.
	Looseness int

	// Rag is stretch at the end of every line, or shared by its two ends.
	// Any makes the text ragged; about three ems is usual, Fil never
	// hyphenates. Spaces stretch as well by their share, so give them none.
	Rag unit.Length

	// Expand is how much wider or narrower letters may be set, in 1/1000 of
	// Item.Flex. Track is how much may be added or taken at each of
	// Item.Chars. Zero means not at all.
	Expand int32
	Track  unit.Length

	// Comfort is the ratio up to which spaces give before letters do, beyond
	// what the letters of the whole paragraph give alike. A small one makes
	// spaces even, a large one letters. Zero means 0.2; below zero, that
	// letters give all they can first.
	Comfort float64

	// LastLineFit sets the spaces of the last line as those of the line
	// before it, as far as there is room, and not at their natural width.
	LastLineFit bool
}

// settings are Options with the defaults filled in.
type settings struct {
	*Options
	narrowest                            unit.Length
	emergency                            unit.Length
	preTolerance, tolerance              float64
	line, hyphen, double, final, fitness float64
	space, runt, short, river, stack     float64
	maxHyphens                           uint8
	comfort                              float64
	sameFrom                             int32 // lines from here on are all alike
}

func (o *Options) settings() settings {
	c := settings{
		Options:      o,
		narrowest:    o.width(0),
		emergency:    o.Emergency,
		preTolerance: float64(orDefault(o.PreTolerance, 60)),
		tolerance:    float64(orDefault(o.Tolerance, 500)),
		line:         float64(orDefault(o.LinePenalty, 10)),
		hyphen:       float64(orDefault(o.HyphenPenalty, 50)),
		double:       float64(orDefault(o.DoubleHyphenDemerits, 10000)),
		final:        float64(orDefault(o.FinalHyphenDemerits, 5000)),
		fitness:      float64(orDefault(o.FitnessDemerits, 10000)),
		space:        float64(orDefault(o.SpaceDemerits, 500)),
		runt:         float64(orDefault(o.RuntDemerits, 50000)),
		short:        float64(orDefault(o.ShortDemerits, 800000)),
		river:        float64(orDefault(o.RiverDemerits, 20000)),
		stack:        float64(orDefault(o.StackDemerits, 1500)),
		maxHyphens:   uint8(min(orDefault(o.MaxHyphens, 2), 100)),
		comfort:      o.Comfort,
		sameFrom:     int32(max(len(o.Widths)-1, 0)),
	}
	for _, w := range o.Widths {
		c.narrowest = min(c.narrowest, w)
	}
	for _, line := range o.NoHyphenAt {
		c.sameFrom = max(c.sameFrom, int32(line)+1)
	}
	if c.emergency <= 0 {
		c.emergency = max(o.width(len(o.Widths))/10, 1)
	}
	if c.comfort == 0 {
		c.comfort = 0.2
	}
	c.comfort = max(c.comfort, 0)
	return c
}

func orDefault(n, usual int) int {
	if n == 0 {
		return usual
	}
	return max(n, 0)
}

// width returns the width of a line, counted from 0.
func (o *Options) width(line int) unit.Length {
	if len(o.Widths) == 0 {
		return 0
	}
	return o.Widths[min(line, len(o.Widths)-1)]
}

// give returns how much wider or narrower the letters of a box may be set.
func (o *Options) give(it *Item) unit.Length {
	return it.Flex*unit.Length(o.Expand)/1000 + unit.Length(it.Chars)*o.Track
}
