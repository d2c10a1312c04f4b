package cover

import (
	"fmt"
	"math"
)

// A colour is in sRGB.
type colour struct{ r, g, b uint8 }

// hex reads "#14213D" and panics on anything else, since palettes are ours.
func hex(s string) colour {
	var c colour
	if n, err := fmt.Sscanf(s, "#%02X%02X%02X", &c.r, &c.g, &c.b); n != 3 || err != nil {
		panic("cover: bad colour " + s)
	}
	return c
}

func (c colour) String() string { return fmt.Sprintf("#%02X%02X%02X", c.r, c.g, c.b) }

// linear is the light, in 0 to 65535, that each sRGB number stands for, and
// coded goes back from a sixteenth of it. Both are from IEC 61966-2-1.
var linear, coded = func() (l [256]uint16, c [4096]uint8) {
	for i := range l {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l[i] = uint16(math.Round(v * 65535))
	}
	at := 0
	for i := range c { // the number whose light is nearest
		light := i<<4 + 8
		for at < 255 && int(l[at])+int(l[at+1]) < 2*light {
			at++
		}
		c[i] = uint8(at)
	}
	return l, c
}()

// contrast returns how clearly two colours are told apart, in hundredths, from
// 100 to 2100: (L1+0.05)/(L2+0.05) of WCAG 2.2.
func contrast(a, b colour) int {
	la, lb := a.luminance(), b.luminance()
	if la < lb {
		la, lb = lb, la
	}
	const flare = 65535 * 5 / 100
	return (la + flare) * 100 / (lb + flare)
}

// luminance is in 0 to 65535.
func (c colour) luminance() int {
	return (2126*int(linear[c.r]) + 7152*int(linear[c.g]) + 722*int(linear[c.b])) / 10000
}

// towards returns the colour n thousandths of the way to d.
func (c colour) towards(d colour, n int) colour {
	step := func(a, b uint8) uint8 { return uint8((int(a)*(1000-n) + int(b)*n + 500) / 1000) }
	return colour{step(c.r, d.r), step(c.g, d.g), step(c.b, d.b)}
}
