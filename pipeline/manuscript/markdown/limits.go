package markdown

// The limits of this package. goldmark's time grows with the square of what
// is counted here and it cannot be stopped, so each is checked before or
// while it runs (measured in design/reliability.md, section 4). Real novels
// stay below a hundredth of each.
const (
	// maxDepth bounds quotes, lists, divs and notes inside one another:
	// "- " 5,000 times in one line took goldmark 9 s.
	maxDepth = 64
	// maxInlineDepth bounds emphasis, spans and links inside one another, since
	// the stages that follow walk them by recursion.
	maxInlineDepth = 64
	// maxDelimiters bounds the marks * _ ~ [ ] ` < { & in one paragraph. "*a_ "
	// 40,000 times took 26 s.
	maxDelimiters = 20_000
	// maxDelimiterWork bounds the sum over the paragraphs of the square of their
	// marks: ten paragraphs at the limit, or any number of usual ones.
	maxDelimiterWork = 10 * maxDelimiters * maxDelimiters
	// maxNotes bounds the footnotes of one file.
	maxNotes = 20_000
	// maxCells bounds the cells of one table: 4,000 columns by 4,000 rows fit
	// in 31 kB and took 10 s.
	maxCells = 100_000
	// maxSpan is how far apart the two brackets of [text]{.class} may be, in
	// bytes.
	maxSpan = 16 << 10
	// maxHead bounds front matter, in bytes. Package config has the limits of its
	// YAML.
	maxHead = 1 << 20
)
