package ebook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"octavo/pipeline/epub/css"
)

// A sheet is a stylesheet, as far as rules ask for what is in it.
type sheet struct {
	path  string
	rules []css.Rule
	list  []css.Declaration
}

func (b *Book) readSheet(it *item) error {
	data, err := b.readAll(it.path, maxSheet)
	if err == nil {
		b.sheets = append(b.sheets, readStyles(it.path, 1, string(data)))
	}
	return err
}

// readStyles reads CSS that begins on a line of a file.
func readStyles(path string, line int, text string) *sheet {
	s := &sheet{path: path}
	s.rules, s.list = css.Parts(text)
	for i := range s.rules {
		s.rules[i].Line += line - 1
	}
	for i := range s.list {
		s.list[i].Line += line - 1
	}
	return s
}

// allSheets returns the stylesheets of the book and those in its documents.
func (b *Book) allSheets() []*sheet {
	list := b.sheets
	for _, d := range b.docs {
		list = append(list[:len(list):len(list)], d.sheets...)
	}
	return list
}

// standing is the selector of what is styled where it stands.
const standing = "style"

// inline returns the declarations in the style attributes of a document.
func (d *document) inline() []css.Declaration {
	var all []css.Declaration
	for _, f := range d.styles {
		_, list := css.Parts(standing + "{" + f.value + "}")
		for _, l := range list {
			l.Line = f.line
			all = append(all, l)
		}
	}
	return all
}

// What loses Adobe's old e-readers a stylesheet, or the book: their parser is
// of about 2013.
var (
	deadlyValue    = regexp.MustCompile(`(?i)(^|[^a-z0-9_-])(min|max|clamp|calc|var|env|minmax|fit-content|oklch|oklab|lch|lab|hwb|color|color-mix)\(`)
	deadlyProperty = regexp.MustCompile(`^(--|inset($|-)|text-wrap($|-)|string-set$|container($|-))`)
	deadlyRule     = regexp.MustCompile(`(?i)^@(layer|container|property|scope|starting-style|view-transition)\b`)
	deadlySelector = regexp.MustCompile(`(?i):(is|where|has)\(`)
	numericMedia   = regexp.MustCompile(`(?i)^@media[^{]*\([^)]*[0-9]`)
)

// deadly returns what of a sheet does that, with its lines.
func (s *sheet) deadly() []fact {
	var list []fact
	for _, r := range s.rules {
		switch {
		case r.Guarded:
		case deadlyRule.MatchString(r.Prelude), deadlySelector.MatchString(r.Prelude), numericMedia.MatchString(r.Prelude):
			list = append(list, fact{s.path, r.Line, r.Prelude})
		case r.Empty && strings.HasPrefix(r.Prelude, "@media"):
			list = append(list, fact{s.path, r.Line, r.Prelude + " {}"})
		}
	}
	for _, d := range s.list {
		if !d.Guarded && deadlyDeclaration(&d) {
			list = append(list, fact{s.path, d.Line, d.Property + ": " + d.Value})
		}
	}
	return list
}

func deadlyDeclaration(d *css.Declaration) bool {
	return deadlyProperty.MatchString(d.Property) || deadlyValue.MatchString(d.Value)
}

// forAllText matches a selector that hits the text as a whole.
var forAllText = regexp.MustCompile(`(?i)(^|,)\s*(html|body|p|\*|html\s+body|body\s+p)\s*(,|$)`)

// takesChoice says what a declaration takes from the reader, or "".
func takesChoice(d *css.Declaration) string {
	value := strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(d.Value), "!important")))
	switch d.Property {
	case "color":
		if value != "inherit" && value != "currentcolor" && value != "initial" {
			return "the colour of text"
		}
	case "font-size":
		if forAllText.MatchString(d.Selector) && value != "100%" && value != "1em" && value != "1rem" && value != "inherit" && value != "medium" {
			return "the size of the text"
		}
	case "line-height":
		if forAllText.MatchString(d.Selector) && value != "normal" && value != "inherit" {
			return "the distance of lines"
		}
	case "text-align":
		if forAllText.MatchString(d.Selector) && value != "inherit" && value != "start" {
			return "how the text is aligned"
		}
	}
	return ""
}

// placed reports whether a declaration takes a thing out of the text.
func placed(d *css.Declaration) bool {
	return d.Property == "position" && (strings.HasPrefix(d.Value, "fixed") || strings.HasPrefix(d.Value, "absolute") || strings.HasPrefix(d.Value, "sticky"))
}

// colours are the names of CSS 2.1, and what else is often used.
var colours = map[string]uint32{
	"black": 0x000000, "silver": 0xc0c0c0, "gray": 0x808080, "grey": 0x808080, "white": 0xffffff, "maroon": 0x800000, "red": 0xff0000,
	"purple": 0x800080, "fuchsia": 0xff00ff, "green": 0x008000, "lime": 0x00ff00, "olive": 0x808000, "yellow": 0xffff00, "navy": 0x000080,
	"blue": 0x0000ff, "teal": 0x008080, "aqua": 0x00ffff, "orange": 0xffa500, "lightgray": 0xd3d3d3, "lightgrey": 0xd3d3d3,
	"darkgray": 0xa9a9a9, "darkgrey": 0xa9a9a9, "pink": 0xffc0cb, "gold": 0xffd700, "brown": 0xa52a2a,
}

var rgbColour = regexp.MustCompile(`^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$`)

// colour reads a colour.
func colour(value string) (rgb uint32, ok bool) {
	value = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important")))
	if c, ok := colours[value]; ok {
		return c, true
	}
	if hex, is := strings.CutPrefix(value, "#"); is {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		n, err := strconv.ParseUint(hex, 16, 32)
		return uint32(n), err == nil && len(hex) == 6
	}
	if m := rgbColour.FindStringSubmatch(value); m != nil {
		for _, part := range m[1:] {
			n, _ := strconv.Atoi(part)
			rgb = rgb<<8 | uint32(min(n, 255))
		}
		return rgb, true
	}
	return 0, false
}

// luminance is the relative luminance of WCAG 2.2, in 0 to 1.
func luminance(rgb uint32) float64 {
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb>>(16-8*i)&255) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = power24((c + 0.055) / 1.055)
		}
		sum += float64(weight * c)
	}
	return sum
}

// power24 is x to the power of 2.4, the same on every processor: x² times the
// fifth root of x², by Newton's steps.
func power24(x float64) float64 {
	if x <= 0 {
		return 0
	}
	square, root := float64(x*x), 1.0
	for range 60 {
		fourth := float64(float64(root*root) * float64(root*root))
		root = float64(float64(4*root)+float64(square/fourth)) / 5
	}
	return float64(square * root)
}

// contrast is the contrast of two colours as WCAG 2.2 reckons it, in tenths.
func contrast(a, b uint32) int {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return int(max(x, y) / min(x, y) * 10)
}

// pale returns where text and ground are given together and are too like.
func pale(path string, list []css.Declaration, least int) []fact {
	var found []fact
	for i := 0; i < len(list); {
		j := i // the declarations of one block
		for j < len(list) && list[j].Selector == list[i].Selector && (list[j].Selector != standing || list[j].Line == list[i].Line) {
			j++
		}
		text, ground := -1, -1
		var textColour, groundColour uint32
		for k := i; k < j; k++ {
			c, ok := colour(list[k].Value)
			switch list[k].Property {
			case "color":
				if ok {
					text, textColour = k, c
				}
			case "background", "background-color":
				if ok {
					ground, groundColour = k, c
				}
			}
		}
		if text >= 0 {
			if ground < 0 {
				groundColour = 0xffffff // the reader's page by day
			}
			if c := contrast(textColour, groundColour); c < least {
				found = append(found, fact{path, list[text].Line, fmt.Sprintf("%s has a contrast of %d.%d to 1", list[text].Value, c/10, c%10)})
			}
		}
		i = j
	}
	return found
}
