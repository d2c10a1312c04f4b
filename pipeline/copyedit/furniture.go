package copyedit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

// A fixture is a kind of paragraph that belongs to the place a story was
// published or written in, and not to the story.
type fixture struct {
	code string
	what string
	edge edge
	// starts and needs are plain strings in small letters: a text must begin
	// with one of the first and hold one of the second, so that most texts are
	// passed over at once. None is any.
	starts, needs []string
	find          *regexp.Regexp // in small letters, apostrophes straight, without brackets and marks round the text
}

// An edge says where in a chapter such paragraphs stand.
type edge uint8

const (
	anywhere edge = iota
	atStart
	atEnd
	atEdges
)

// How many blocks from its ends are a chapter's edges.
const (
	startBlocks = 6
	endBlocks   = 12
)

// Codes of fixtures.
const (
	chatCode   = "chat-residue"
	serialCode = "serial-furniture"
	noteCode   = "chapter-note"
	recapCode  = "recap"
)

var fixtures = []fixture{
	{chatCode, "a remark of a chat assistant", anywhere, []string{"sure", "certainly", "of course", "absolutely", "great", "here"}, []string{"here", " i", "let me"}, regexp.MustCompile(
		`^(?:sure|certainly|of course|absolutely|great)(?: thing)?[!,.]+ (?:here(?:'s| is| are)|i(?:'ll| will| can)|let me) (?:the |your |a |an |my )?(?:next |revised |rewritten |updated |continu|chapter|scene|story|version|draft|write|create|expand)` +
			`|^here(?:'s| is) (?:the |your |a )?(?:next|revised|rewritten|updated|expanded|continued|polished) (?:chapter|scene|part|version|draft|section)\b`)},
	{chatCode, "a remark of a chat assistant", anywhere, nil, []string{"as an ai", "like me to", "sorry, but i", "in the next ", "let me know if"}, regexp.MustCompile(
		`^as an ai(?: language model| assistant|,)|\bwould you like me to (?:continue|write|revise|proceed|expand|go on|make|adjust|change)\b` +
			`|^i(?:'m| am) sorry, but i can(?:'t|not) (?:continue|assist|help|write|create|generate)|^let me know if you(?:'d| would) like (?:me to|any|more|changes)` +
			`|^(?:to be )?continued? in the next (?:message|response|reply)`)},
	{chatCode, "a button of a chat", anywhere, []string{"[", "continue", "regenerate"}, nil, regexp.MustCompile(`^\[(?:continue|continued|regenerate|continue generating|stop generating)\]$|^(?:continue generating|regenerate response)$`)},
	{chatCode, "a count of words", anywhere, nil, []string{"word count", "wordcount", "words)", "words]"}, regexp.MustCompile(`^[\[(*]*(?:approx(?:imate)?\.? |total )?word ?count ?[:=~–—-]+ ?[~\d][\d,. ]*(?:words)?[\])*.]*$|^[\[(]~?\d[\d,.]* words[\])]$`)},
	{serialCode, "a link to other chapters", anywhere, []string{"prev", "next", "last", "first", "<", "[", "«", "←", "‹", "|", "(", "/"}, []string{"next", "prev"}, regexp.MustCompile(
		`^[\[(<«←‹|\s/~*-]*(?:previous|prev|next|last|first)(?: chapters?| page| part)?[\])>»→›|\s/~*.:-]+(?:(?:(?:table of )?contents|toc|index|home|chapter list|list of chapters|previous|prev|next|last|first|chapters?|page|part|story)[\[\](<>)«»←→‹›|\s/~*-]*)+$` +
			`|^(?:[←<«‹\[(]+ ?(?:previous|prev|next)(?: chapter| page| part)?|(?:previous|prev|next)(?: chapter| page| part)? ?[→>»›\])]+)$|^(?:previous|prev|next) chapter$`)},
	{serialCode, "thanks to the readers", atEdges, []string{"thank", "i hope"}, nil, regexp.MustCompile(
		`^(?:thank you|thanks)(?: so much| very much| again| everyone| all| guys| to everyone| as always|,)* (?:for|who) (?:reading|(?:all )?the (?:support|reviews?|comments?|follows|favorites|kudos)|(?:all )?your (?:support|patience|reviews?|comments?|kudos))\b|^i hope you (?:all )?(?:enjoy|liked)(?:ed)? (?:this|the|today's) (?:chapter|part|story|update)`)},
	{serialCode, "a request for support", atEdges, nil, requests, regexp.MustCompile(
		`\bpatreon\b|\bko-?fi\b|\bbuy ?me ?a ?coffee\b|\bdiscord(?:\.gg| server|\.com| link)|\b(?:my|our) discord\b|\bsubscribestar\b|\bpaypal\.me\b` +
			`|\bsupport (?:me on|the (?:author|story|novel|translation)|my (?:work|writing))\b|\b(?:advanced?|extra|more) chapters (?:on|at|ahead)\b|\bchapters ahead\b|\bearly access to\b` +
			`|\b(?:leave|drop|post) (?:a |me a |your )?(?:reviews?|comments?|ratings?|like|kudos)\b|\bplease (?:vote|rate|review|comment|favou?rite)\b|\bvote for (?:me|this story|the story)\b|\bfollow me on\b|\bsign up for my newsletter\b`)},
	{serialCode, "a schedule of chapters", atEdges, nil, []string{"chapter", "update", "release", "see you", "schedule"}, regexp.MustCompile(
		`^(?:the )?(?:next|new) (?:chapter|update|part)s? (?:will|is|are|comes?|drops?|goes|out|up|every|on|should)\b|\b(?:updates?|chapters?|releases?) (?:are |come )?(?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|^(?:the )?(?:new )?(?:release|update|upload|posting) schedule\b` +
			`|^see you (?:all )?(?:in the next|next) (?:one|chapter|time|week|update)\b|\b(?:mass|daily|weekly) releases?\b|^bonus chapter\b`)},
	{serialCode, "a line of credits", atEdges, []string{"edit", "transl", "proof", "beta", "tlc", "typeset"}, nil, regexp.MustCompile(
		`^(?:edited|translated|proofread|beta[- ]?read|beta(?:'|e)d|typeset)(?: and \w+)? by\b.{1,60}$|^(?:translator|editor|proofreader|beta(?: reader)?|tlc)s? ?: .{1,60}$`)},
	{serialCode, "a mark of a chapter's end", atEnd, nil, []string{"continued", "end of", "chapter end", "tbc"}, regexp.MustCompile(
		`^[-~*=\s]*(?:end of (?:the )?(?:chapter|part|episode)(?: [\w-]+)?|to be continued|tbc|chapter end)[-~*=\s.…!]*$`)},
	{noteCode, "an author's note", atEdges, []string{"a/n", "an:", "author", "note", "pre-", "post-", "end note"}, nil, authorsNote},
	{recapCode, "a recap", atStart, []string{"previously", "last time", "the story so far", "recap"}, nil, regexp.MustCompile(
		`^(?:previously|last time)(?:,? (?:on|in) [^.!?:]{1,60})?\s*(?::|…|\.\.\.|—|–|-|$)|^(?:recap|the story so far)\s*(?::|…|\.\.\.|—|–|-|$)`)},
}

// requests are the words that a request for support has one of: near to all of
// what is looked for, since a long search in each tenth paragraph is felt.
var requests = func() []string {
	list := []string{"patreon", "ko-fi", "kofi", "a coffee", "acoffee", "discord", "paypal", "subscribestar", "support me on", "support the ", "support my ",
		"advance chapters ", "advanced chapters ", "extra chapters ", "more chapters ", "chapters ahead", "early access",
		"please vote", "please rate", "please review", "please comment", "please favo", "vote for ", "follow me on", "newsletter"}
	for _, verb := range []string{"leave", "drop", "post"} {
		for _, what := range []string{" a ", " me a ", " your ", " review", " comment", " rating", " like", " kudos"} {
			list = append(list, verb+what)
		}
	}
	return list
}()

var authorsNote = regexp.MustCompile(`^(?:a/n|author'?s'? notes?|notes? from (?:the|your) author|(?:pre|post)-chapter notes?|end notes?)\s*(?::|—|–|-|\.|$)|^an: `)

// How many bytes a remark in the middle of a chapter has at most, and how many
// of a longer paragraph are looked at near its ends: a note is known by its
// first words.
const (
	longestRemark = 240
	longestLook   = 600
)

// A find is a stretch of a section's blocks that is furniture.
type find struct {
	from, to int // in the section's blocks, to not among them
	kind     *fixture
	text     string // of the first
}

// findFurniture lists what stands in a chapter and is not of the story.
func findFurniture(s *book.Section) []find {
	if s.Made || s.Kind.Matter() != "body" {
		return nil
	}
	var list []find
	n := len(s.Blocks)
	for i := 0; i < n; i++ {
		p, ok := s.Blocks[i].(*book.Paragraph)
		if !ok {
			continue
		}
		kind := fixtureOf(p, i < startBlocks, n-i <= endBlocks)
		if kind == nil {
			continue
		}
		f := find{i, i + 1, kind, strings.TrimSpace(book.PlainText(p.Inlines))}
		if kind.code == noteCode || kind.code == recapCode {
			f.to = endOfNote(s.Blocks, i, kind.code)
		}
		list = append(list, f)
		i = f.to - 1
	}
	return list
}

// fixtureOf returns the kind of furniture a paragraph is, or nil. Speech is
// none.
func fixtureOf(p *book.Paragraph, start, end bool) *fixture {
	text := strings.TrimSpace(book.PlainText(p.Inlines))
	switch {
	case !start && !end && len(text) > longestRemark:
		return nil
	case len(text) > longestLook:
		text = text[:longestLook]
	}
	if text == "" || strings.ContainsAny(text[:1], `"'`) || strings.HasPrefix(text, "“") || strings.HasPrefix(text, "‘") {
		return nil
	}
	small, bare := "", ""
	for k := range fixtures {
		f := &fixtures[k]
		if f.edge == atStart && !start || f.edge == atEnd && !end || f.edge == atEdges && !start && !end {
			continue
		}
		if small == "" {
			small = strings.ReplaceAll(strings.ToLower(text), "’", "'")
			bare = strings.Trim(small, "[](){}*_~ ")
		}
		if f.mayBe(small, bare) && (f.find.MatchString(small) || len(bare) < len(small) && f.find.MatchString(bare)) {
			return f
		}
	}
	return nil
}

// mayBe reports whether a text, with its brackets and without, can be of the
// kind.
func (f *fixture) mayBe(small, bare string) bool {
	begins := func(w string) bool { return strings.HasPrefix(small, w) || strings.HasPrefix(bare, w) }
	return (f.starts == nil || slices.ContainsFunc(f.starts, begins)) && (f.needs == nil || containsAny(small, f.needs))
}

// endOfNote returns where the note or recap ends that begins with block i: at
// a scene break near by, or a note near the end of the chapter with it.
func endOfNote(blocks []book.Block, i int, code string) int {
	const longest = 10
	for k := i + 1; k < len(blocks) && k <= i+longest; k++ {
		if isBreak(blocks[k]) {
			if i < startBlocks || code == recapCode {
				return k
			}
			break
		}
	}
	if code == noteCode && i >= 2 && len(blocks)-i <= endBlocks {
		return len(blocks)
	}
	return i + 1
}

// leftovers reports the furniture that stands in the book.
func leftovers(j *job) {
	j.book.Sections(func(s *book.Section, _ int) {
		if contains(s.Off, leftRule) {
			return
		}
		for _, f := range findFurniture(s) {
			j.found.Add(diag.Finding{Pos: s.Blocks[f.from].Place(), Code: f.kind.code, Severity: diag.Warning,
				Message: f.kind.what + f.size() + ": “" + head(f.text) + "”", Hint: f.hint()})
		}
	})
}

func (f *find) size() string {
	if f.to-f.from > 1 {
		return fmt.Sprintf(" of %d paragraphs", f.to-f.from)
	}
	return ""
}

func (f *find) hint() string {
	if f.kind.code == noteCode {
		return "copyedit: {on: [furniture]} in book.yaml sets it apart from the story; or delete it"
	}
	return "copyedit: {on: [furniture]} in book.yaml takes it out of the book and keeps it on record; or delete it"
}

// head is the first words of a text.
func head(s string) string {
	n := 0
	for i, r := range s {
		if n++; n > 2*ledger.ContextLength && isBlank(r) {
			return s[:i] + "…"
		}
	}
	return s
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
