package epub

import (
	"fmt"
	"regexp"
	"strings"

	"octavo/pipeline/unit"
)

// writeStylesheet takes the design's stylesheet and adds the scene break's
// ornament, which a book may choose.
func (e *edition) writeStylesheet() error {
	e.pub.Stylesheet = scriptRules(strings.TrimRight(e.design.CSS, "\n")+"\n", e.pub.Language, unit.Em(e.design.Type.Indent)) + ornamentRules(e.design.EPUB.Ornament)
	return nil
}

// ornamentRules return the rules that draw a scene break. In the stylesheet
// of a design a scene break is a short rule, which every reader can draw; the
// ornament is for those that know @supports, and Adobe's old ones pass over it.
// It hangs on an hr, which a listener hears as a break and never as "star
// star star".
//
// An asterism is drawn with three asterisks, since every font has those and
// many lack U+2042. "rule" and "" leave the design's rule, "blank" shows
// nothing but space.
func ornamentRules(ornament string) string {
	content, shape := cssString(ornament), ""
	switch ornament {
	case "", "rule":
		return ""
	case "blank":
		content = `""`
	case "⁂", "asterism":
		content, shape = `"*\A * *"`, " white-space: pre; line-height: 0.7; font-size: 1.3em;"
	case "asterisks":
		content = `"* * *"`
	case "fleuron":
		content = cssString("❦")
	case "diamond":
		content = cssString("◆")
	}
	return fmt.Sprintf(`
@supports (display: block) {
hr.scene { border: 0; width: auto; height: auto; overflow: visible; margin: 1.1em 0 1em; color: inherit; text-align: center; }
hr.scene:before { content: %s; display: block;%s }
}
`, content, shape)
}

// cssString returns s as a string of CSS. Whatever is no letter, digit or
// space of ASCII is escaped, so that nothing ends the string or the sheet.
func cssString(s string) string {
	var sb strings.Builder
	sb.WriteByte('"')
	for _, r := range clean(s) {
		if r == ' ' || r == '*' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			sb.WriteRune(r)
			continue
		}
		fmt.Fprintf(&sb, `\%06X`, r)
	}
	sb.WriteByte('"')
	return sb.String()
}

// scriptRules changes what a stylesheet made for Latin text has wrong for a
// language: Hebrew, Arabic, Chinese, Japanese and Korean have no italics, and
// what is stressed is bold; Arabic letters are not spaced, since they join; and
// in Chinese and Japanese a paragraph begins whole squares in.
func scriptRules(css, lang string, indent unit.Em) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	joined, squares := false, false
	switch base {
	case "ar", "fa", "ur", "ps", "sd", "ckb", "ug":
		joined = true
	case "ja", "zh", "yue", "ko":
		squares = true
	case "he", "yi":
	default:
		return css
	}
	css = strings.ReplaceAll(css, "font-style: italic;", "font-style: normal;")
	css += "\n/* Scripts without italics. */\n\nem { font-style: normal; font-weight: bold; }\ni { font-style: normal; }\n"
	if joined {
		css = letterSpacing.ReplaceAllString(css, "")
	}
	if squares && indent > 0 {
		css += fmt.Sprintf("p { text-indent: %v; }\n", indent)
	}
	return css
}

var letterSpacing = regexp.MustCompile(` *letter-spacing: [^;}]+;`)
