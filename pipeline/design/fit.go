package design

import (
	"fmt"
	"strconv"
	"strings"
)

// A Fit is how many pages a printed book is wanted to have. The zero value is
// as many as it takes.
type Fit struct {
	Multiple int // a multiple of so many, as of a signature's
	Most     int // no more than so many
}

// ParseFit reads "even", "signature 16" or "pages <= 250", where ≤ and the
// word pages may stand or not.
func ParseFit(s string) (Fit, error) {
	fields := strings.Fields(strings.NewReplacer("≤", " <= ", "<=", " <= ").Replace(s))
	if len(fields) > 0 && fields[0] == "pages" {
		fields = fields[1:]
	}
	switch {
	case len(fields) == 0 && strings.TrimSpace(s) == "":
		return Fit{}, nil
	case len(fields) == 1 && fields[0] == "even":
		return Fit{Multiple: 2}, nil
	case len(fields) == 2 && fields[0] == "signature":
		if n, err := strconv.Atoi(fields[1]); err == nil && n >= 2 && n <= 128 && n%2 == 0 {
			return Fit{Multiple: n}, nil
		}
		return Fit{}, fmt.Errorf("a signature has an even number of pages up to 128, and not %q", fields[1])
	case len(fields) == 2 && fields[0] == "<=":
		if n, err := strconv.Atoi(fields[1]); err == nil && n >= 2 {
			return Fit{Most: n}, nil
		}
		return Fit{}, fmt.Errorf("%q is no number of pages", fields[1])
	}
	return Fit{}, fmt.Errorf("%q says no number of pages", s)
}

func (f Fit) String() string {
	switch {
	case f.Most > 0:
		return fmt.Sprintf("no more than %d pages", f.Most)
	case f.Multiple > 2:
		return fmt.Sprintf("a multiple of %d pages", f.Multiple)
	case f.Multiple == 2:
		return "an even number of pages"
	}
	return "as many pages as it takes"
}
