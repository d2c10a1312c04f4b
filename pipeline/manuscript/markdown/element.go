package markdown

import "strings"

// elements are the names of HTML: those of the living standard, those it calls
// obsolete, and what SVG and MathML in a page begin with. A tag of any other
// name is something the author typed: <USER>, <Mina> before a message.
var elements = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big
		blink blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn
		dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
		html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta
		meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp
		rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span strike strong style sub
		summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`) {
		elements[name] = true
	}
}

// flags are the attributes that stand without a value.
var flags = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`allowfullscreen async autofocus autoplay checked compact controls default defer disabled download
		hidden inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed
		selected`) {
		flags[name] = true
	}
}

// isElement reports whether a tag is HTML's. Names of elements are also words:
// <link to come> has no attributes, and <Mark>, with one capital, is a name
// unless an end tag or an attribute says that HTML is meant.
func (c *converter) isElement(typed string) bool {
	m := tagShape.FindStringSubmatch(typed)
	name := strings.ToLower(m[2])
	if !elements[name] {
		return false
	}
	attributes := strings.TrimRight(typed[len(m[0]):], "/>")
	if strings.Contains(attributes, "=") {
		return true
	}
	for _, word := range strings.Fields(attributes) {
		if !flags[strings.ToLower(word)] {
			return false
		}
	}
	if len(name) < 2 || m[2][:1] == name[:1] || m[2][1:] != name[1:] {
		return true // not one capital
	}
	return m[1] != "" || name == "br" || name == "hr" || c.ends(name)
}

// ends reports whether the file has an end tag of the name.
func (c *converter) ends(name string) bool {
	if c.endTags == nil {
		c.endTags = map[string]bool{}
		for rest := c.source; ; {
			_, after, more := strings.Cut(rest, "</")
			if !more {
				break
			}
			rest = after
			c.endTags[strings.ToLower(leadingName(rest))] = true
		}
	}
	return c.endTags[name]
}

// leadingName returns the ASCII letters and digits that a text starts with.
func leadingName(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') {
			return s[:i]
		}
	}
	return s
}
