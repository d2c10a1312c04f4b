package page

import "math"

// A Setting counts how the text of a paged edition is set, in what a reader
// sees: lines of running text and the word spaces of the full ones.
type Setting struct {
	Sides      int // that hold running text
	Lines      int // of running text
	Full       int // those whose spaces fill the line, three of them or more
	Inner      int // lines that are not their paragraph's last
	Hyphenated int // those of Inner that end in a hyphen
	Several    int // paragraphs of two lines or more
	// Spaces counts full lines by their mean word space, in steps of a
	// twentieth of its natural width: Spaces[20] are those from 1 to 1.05. The
	// last step has all wider ones.
	Spaces [SpaceSteps]int
	// Sum and Squares are those of the mean word spaces, in thousandths of the
	// natural width.
	Sum, Squares int64
	Contrast     int // pairs of full lines in a row whose means differ by more than 0.75
	VeryLoose    int // full lines with a mean above 2
}

// SpaceSteps is the number of steps of Setting.Spaces.
const SpaceSteps = 51

// Add counts a full line by its mean word space, in thousandths of the natural
// width.
func (s *Setting) Add(mean int64) {
	s.Full++
	s.Sum += mean
	s.Squares += mean * mean
	s.Spaces[max(0, min(mean/50, SpaceSteps-1))]++
	if mean > 2000 {
		s.VeryLoose++
	}
}

// Mean returns the mean word space, 1 being the natural width.
func (s *Setting) Mean() float64 {
	if s.Full == 0 {
		return 0
	}
	return float64(s.Sum) / float64(s.Full) / 1000
}

// Deviation returns the standard deviation of the word spaces of full lines,
// in their natural width.
func (s *Setting) Deviation() float64 {
	if s.Full == 0 {
		return 0
	}
	n := int64(s.Full)
	return math.Sqrt(float64(max(0, n*s.Squares-s.Sum*s.Sum))) / float64(n) / 1000
}
