package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/pipeline/book"
)

// A message is one line of a chat, cut into its pieces.
type message struct {
	form      byte // 't' with a time, '<' with <name>, ':' with "name:" only
	time, who string
	words     int // byte offset in the line
}

// timeMark is the time at the start of a message.
var timeMark = regexp.MustCompile(`^(?:[\[(]([0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[AaPp]\.?[Mm]\.?)?)[\])]|([0-2]?\d:[0-5]\d(?::[0-5]\d)?(?: ?[AaPp][Mm])?))[ \t]+[-–—]?[ \t]*`)

// readMessage cuts a line; ok is false when it is no message.
func readMessage(s string) (m message, ok bool) {
	if c := s[0]; c == '[' || c == '(' || c >= '0' && c <= '9' {
		if at := timeMark.FindStringSubmatchIndex(s[:min(len(s), 64)]); at != nil {
			m = message{form: 't', words: at[1]}
			if at[2] >= 0 {
				m.time = s[at[2]:at[3]]
			} else {
				m.time = s[at[4]:at[5]]
			}
			if who, n := speaker(s[at[1]:]); n > 0 {
				m.who = who
				m.words += n
				return m, true
			}
		}
		return message{}, false
	}
	if s[0] == '<' {
		who, n := speaker(s)
		return message{form: '<', who: who, words: n}, n > 0
	}
	if who, n := speaker(s); n > 0 && len(s) <= 240 {
		return message{form: ':', who: who, words: n}, true
	}
	return message{}, false
}

// speaker reads "<name> " or "name: " at the start; n is its length in bytes
// with the space after it, 0 when there is none. A name has at most three
// words and 24 characters.
func speaker(s string) (who string, n int) {
	head := s[:min(len(s), 100)]
	if head != "" && head[0] == '<' {
		if end := strings.IndexByte(head, '>'); end > 1 && end+1 < len(s) && s[end+1] == ' ' && isName(head[1:end]) {
			return head[1:end], end + 2
		}
		return "", 0
	}
	end := strings.IndexByte(head, ':')
	if end < 1 || end+2 >= len(s) || s[end+1] != ' ' || !isName(head[:end]) {
		return "", 0
	}
	return head[:end], end + 2
}

func isName(s string) bool {
	if runes(s) > 24 || strings.Count(s, " ") > 2 || strings.TrimSpace(s) != s {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "@~"))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" _-.'’@~|", r) {
			return false
		}
	}
	return !numberedLabel(s)
}

// numberedLabel knows "Chapter 7" and "Part One", whose colon begins a title.
func numberedLabel(s string) bool {
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch strings.Trim(word, ".") {
	case "chapter", "chap", "ch", "part", "book", "volume", "vol", "act", "scene", "stave", "canto", "section",
		"episode", "prologue", "epilogue", "interlude", "appendix", "note", "first", "second", "third":
		return true
	}
	return false
}

// markChats takes runs of messages: at least two with a time or <name>, or
// three of "name: words" in which two or more names take turns, one of them
// more than once, none with a long speech. A script of a play passes too,
// and is none the worse for it.
func (p *parser) markChats(lines []line, groups []group) {
	for i := 0; i < len(lines); i++ {
		first, ok := messageAt(lines, groups, i)
		if !ok {
			continue
		}
		run := []message{first}
		j := i + 1
		// Where blank lines part paragraphs they may part messages too, all
		// of a chat's or none.
		apart := first.form != ':' && p.style.spaced && j < len(lines) && lines[j].blank()
		for at := j; at < len(lines); at++ {
			if apart && at == j {
				if !lines[at].blank() {
					break
				}
				continue
			}
			m, ok := messageAt(lines, groups, at)
			if !ok || m.form != first.form {
				break
			}
			run = append(run, m)
			j = at + 1
		}
		if isChat(run) {
			take(groups, i, j, chatGroup)
		}
		i = j - 1
	}
}

func messageAt(lines []line, groups []group, i int) (message, bool) {
	if groups[i].mark != plainLine || lines[i].blank() {
		return message{}, false
	}
	return readMessage(lines[i].text)
}

func isChat(run []message) bool {
	if run[0].form != ':' {
		return len(run) >= 2
	}
	if len(run) < 3 {
		return false
	}
	times := map[string]int{}
	again := false
	for _, m := range run {
		times[m.who]++
		again = again || times[m.who] > 1
	}
	return again && len(times) >= 2 && len(times)*2 <= len(run)+1
}

// chat makes the block.
func (p *parser) chat(lines []line) book.Block {
	c := &book.Chat{At: p.start(&lines[0])}
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			continue
		}
		m, _ := readMessage(l.text)
		c.Lines = append(c.Lines, book.ChatLine{
			At: p.start(l), Time: m.time, Who: m.who, Inlines: p.inlines([]segment{p.segment(l, m.words)}),
		})
	}
	return c
}
