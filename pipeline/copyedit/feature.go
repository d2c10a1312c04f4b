package copyedit

// A feature is something a passage holds that a correction may care about.
type feature uint16

const (
	hasQuote   feature = 1 << iota // a quotation mark, apostrophe or back-tick
	hasDash                        // two hyphens together, one beside a space, quote or digit, or a dash
	hasDots                        // a full stop or an ellipsis
	hasSpacing                     // a space that is not one plain space between words
	hasOdd                         // a control or format character or a ligature
	hasDigit                       // a digit
	hasBracket                     // an opening bracket
	hasStop                        // one of ; : ! ?
	hasHigh                        // a character beyond ASCII that is none of the above
	always                         // anything at all
)

// features looks through the text once, so that a correction runs only on
// passages that have work for it.
func (p *passage) features() feature {
	f := always
	last := rune(' ')
	for _, r := range p.text {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		case r == ' ':
			if last == ' ' || last == '\n' {
				f |= hasSpacing
			}
		case r >= '0' && r <= '9':
			f |= hasDigit
		case r == '(':
			f |= hasBracket
		case r == ';', r == ':', r == '!', r == '?':
			f |= hasStop
		case r == '"', r == '\'', r == '`', r == '´', r >= '‘' && r <= '‟':
			f |= hasQuote
			if r > 0x7F {
				f |= hasHigh // the second half of a character misread
			}
		case r == '-':
			if !isLetter(last) {
				f |= hasDash
			}
		case r == '.', r == '…':
			f |= hasDots
		case r == '‒', r == '–', r == '—', r == '―':
			f |= hasDash
		case r == '\t', r == '\n', r == 0xA0, r == 0x3000, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F:
			f |= hasSpacing
		case r == 0x2010, r >= 0 && r < ' ', r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x200B, r == 0x2060, r == 0xFEFF, r >= 0xFB00 && r <= 0xFB06:
			f |= hasOdd | hasHigh
		case r > 0x7F:
			f |= hasHigh
		}
		if last == '-' && !isLetter(r) {
			f |= hasDash
		}
		if last == ' ' && tightLeft(r) {
			f |= hasSpacing
		}
		last = r
	}
	if last == ' ' {
		f |= hasSpacing
	}
	if last == '-' {
		f |= hasDash
	}
	return f
}
