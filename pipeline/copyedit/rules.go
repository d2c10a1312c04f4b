package copyedit

import "slices"

// A Rule is a correction as the author sees it: by its name it is switched
// off or on, and the Ledger names it beside each change it made.
type Rule struct {
	Name string
	Does string // one line
	// Leaves says what it never touches.
	Leaves string
	// Asked says that the rule is off unless asked for; with Proposes it enters
	// its changes in the Ledger all the same, for the author to accept.
	Asked, Proposes bool
	// Letters says that it may change letters and digits. Those that do come
	// first, and what they leave is what the rest must keep.
	Letters bool
}

// A correction is a rule that works on passages.
type correction struct {
	Rule
	// when says what a passage must hold for the correction to have work.
	when feature
	run  func(*passage)
}

// corrections run top to bottom, all of them on one passage before the next
// passage is taken up.
var corrections = []correction{
	{Rule{Name: mojibakeRule, Does: "puts characters right that were read in the wrong encoding: â€œ becomes “",
		Leaves: "files in which other characters beyond ASCII do not fit", Letters: true}, hasHigh, mojibake},
	{Rule{Name: "full-width", Does: "the wide letters and marks of East Asian keyboards become plain ones in Latin text",
		Leaves: "Chinese, Japanese and Korean text", Letters: true}, hasHigh, fullWidth},
	{Rule{Name: "fractions", Does: "1/2 becomes ½", Asked: true,
		Leaves: "dates, 24/7, 9/11, fractions without a character", Letters: true}, hasDigit, fractions},
	{Rule{Name: "symbols", Does: "(c) 2024 becomes ©, (tm) ™, and the x of 4 x 3 ×", Asked: true,
		Leaves: "lists with (a), (b), (c)", Letters: true}, hasDigit | hasBracket, symbols},
	{Rule{Name: "characters", Does: "drops control characters, zero-width spaces and soft hyphens",
		Leaves: "joiners inside scripts and emoji"}, hasOdd, characters},
	{Rule{Name: "ligatures", Does: "takes the ligature characters ﬁ ﬂ ﬀ ﬃ ﬄ ﬅ ﬆ apart",
		Leaves: "the letters æ œ ß"}, hasOdd, ligatures},
	{Rule{Name: "spaces", Does: "one space between words and sentences, none at the ends of a paragraph or before a stop or comma",
		Leaves: "spaces inside verse, chat and code"}, hasSpacing, spaces},
	{Rule{Name: "doubled-singles", Does: "two single marks typed for a double one become one",
		Leaves: "passages that have double marks, an apostrophe beside a quotation mark"}, hasQuote, doubledSingles}, // before dashes: they look at double marks
	{Rule{Name: "ellipses", Does: "three dots, spaced or not, become …; four a full stop and …",
		Leaves: "rows of seven and more, two dots"}, hasDots, ellipses}, // before quotes: they look at it
	{Rule{Name: "two-dots", Does: "two full stops behind a word become …",
		Leaves: "abbreviations, paths, numbers"}, hasDots, twoDots},
	{Rule{Name: "minus", Does: "the hyphen before a number below zero becomes a minus sign",
		Leaves: "ranges, sums, lists, telephone numbers"}, hasDash, minus}, // before dashes: " -5" is no broken sentence
	{Rule{Name: "left-out-names", Does: "Mr. J---- becomes Mr. J⸺, and a name left out whole ⸻", Asked: true,
		Leaves: "dashes that break a sentence off"}, hasDash, leftOut}, // before dashes: they make em dashes of these
	{Rule{Name: "dialogue-dashes", Does: "the dash that begins a turn of speech, and those round the narrator's words, as the language has them",
		Leaves: "languages that speak in quotation marks"}, hasDash, dialogueDashes}, // before dashes
	{Rule{Name: "ranges", Does: "a hyphen between two rising numbers becomes an en dash",
		Leaves: "telephone numbers, dates by number, ISBNs, scores"}, hasDash, ranges}, // before dashes: "1914 - 18" is no broken sentence
	{Rule{Name: "dashes", Does: "--, --- and spaced hyphens become the dash of the house style",
		Leaves: "hyphens inside words, suspended hyphens, lines of dashes"}, hasDash, dashes}, // before quotes: they look at it
	{Rule{Name: "quote-spaces", Does: "no space inside a quotation mark",
		Leaves: "single quotation marks, spaces outside a mark"}, hasQuote, quoteSpaces}, // before quotes: they look at it
	{Rule{Name: "quotes", Does: "quotation marks, apostrophes and primes get the shape of their reading",
		Leaves: "ʻ and ʼ, marks inside code"}, hasQuote, quotes},
	{Rule{Name: balanceRule, Does: "reports a quotation mark that is opened and never closed, or closed and never opened",
		Leaves: "the text: it only reports; speech that the next paragraph opens again"}, hasQuote, balance}, // behind quotes: it takes their readings
	{Rule{Name: "inner-spaces", Does: "the space inside « » that the language has, or none",
		Leaves: "marks without a partner"}, hasHigh, innerSpaces}, // after quotes
	{Rule{Name: "high-stops", Does: "the no-break space before ; : ! ? where the language has one",
		Leaves: "times, addresses, faces"}, hasStop, highStops},
	{Rule{Name: "stretched-words", Does: "no line ends inside wa-a-ake and n-no", Asked: true,
		Leaves: "compounds"}, always, stretched},
	{Rule{Name: "times", Does: "a space in 5p.m.",
		Leaves: "capitals and stops as typed"}, hasDigit, times},
	{Rule{Name: "number-spaces", Does: "a no-break space in No. 5, § 4, 12 km and 5 p.m.",
		Leaves: "units written out"}, hasDigit, numberSpaces},
	{Rule{Name: "ties", Does: "a no-break space behind the one-letter words of Polish, Czech and others, and before the Russian dash",
		Leaves: "languages whose style names none"}, always, ties},
	{Rule{Name: "no-break", Does: "a no-break space after Mr., Mrs., Dr. and between initials",
		Leaves: "ends of sentences"}, hasDots, noBreak},
	{Rule{Name: "fine-spaces", Does: "hair spaces between two quotation marks, word joiners before dashes", Asked: true,
		Leaves: "spaced dashes"}, hasQuote | hasDash, fineSpaces}, // after quotes and dashes
	{Rule{Name: glued, Does: "finds a sentence stuck to the full stop before it, where a paragraph end was lost",
		Leaves: "abbreviations, addresses, initials, numbers"}, hasDots, gluedParagraphs}, // behind the quotes: it looks at them
	{Rule{Name: speakersRule, Does: "finds where a second person begins to speak in a paragraph",
		Leaves: "quoted words, speech of one person in pieces, the voices of a crowd"}, hasQuote | hasDash | hasHigh, twoSpeakers}, // the same
}

// The names of the rules that work on sections.
const (
	glued        = "glued-paragraph"
	speakersRule = "two-speakers"
	brokenRule   = "broken-paragraph"
	sceneRule    = "scene-breaks"
	headingRule  = "headings"
	numeralRule  = "heading-numerals"
	caseRule     = "title-case"
	leftRule     = "leftovers"

	furnitureRule = "furniture"
	labelRule     = "chapter-labels"
	sequenceRule  = "chapter-sequence"
	numbersRule   = "chapter-numbers"
)

// A sectionCorrection is a rule that works on sections and their blocks.
type sectionCorrection struct {
	Rule
	run func(*job)
}

// sectionCorrections run top to bottom, each on the whole book, before the
// passages are corrected: a line of ornaments is no text.
var sectionCorrections = []sectionCorrection{
	{Rule{Name: furnitureRule, Does: "takes out what leftovers reports and keeps it on record; sets authors' notes apart", Asked: true,
		Leaves: "what stands in the middle of a chapter, speech"}, quarantine}, // before scene breaks: one may be left at an edge
	{Rule{Name: sceneRule, Does: "a paragraph of ornaments is a scene break; one at the edge of a chapter goes, two become one",
		Leaves: "ornaments inside verse and beside words"}, sceneBreaks},
	{Rule{Name: brokenRule, Does: "joins two paragraphs that are one sentence, cut in two by a hard return",
		Leaves: "verse, lists, short lines, chapters whose paragraphs begin small"}, brokenParagraphs}, // behind scene breaks: none may be between
	{Rule{Name: sequenceRule, Does: "mends what chapter-numbers reports, where it is plain: makes one chapter of its pieces, puts chapters in order, gives a number left out or wrong between two others, a label lacking or doubled", Asked: true, Proposes: true,
		Leaves: "gaps, numbers that come twice, pieces of which one is missing, chapters in no order at all"}, fixSequence}, // before the other rules on headings: the file has what it changes
	{Rule{Name: numbersRule, Does: "reports headings out of sequence, with a proposal: gaps, doubles, order, pieces, labels and titles lacking",
		Leaves: "the headings: it only reports"}, reportSequence},
	{Rule{Name: labelRule, Does: "Ch. 4 among Chapters becomes Chapter 4, when four headings in five have one label",
		Leaves: "books that mix their labels"}, labels},
	{Rule{Name: headingRule, Does: "no stop or colon at the end of a heading, CHAPTER becomes Chapter",
		Leaves: "question marks, exclamation marks, ellipses, abbreviations"}, headings},
	{Rule{Name: numeralRule, Does: "one way to write chapter numbers when a book mixes several",
		Leaves: "books with one way"}, numerals},
	{Rule{Name: caseRule, Does: "title case for English titles all in capitals or all in small letters",
		Leaves: "titles that mix the two, capitals the text uses, other languages"}, titleCases},
	{Rule{Name: lookAlikeRule, Does: "reports words that mix Latin letters with Cyrillic or Greek ones that look alike",
		Leaves: "the text: it only reports"}, lookAlikes},
	{Rule{Name: leftRule, Does: "reports remarks of a chat assistant and what serials print round a chapter: links, thanks, schedules, notes, recaps",
		Leaves: "the text: it only reports; speech"}, leftovers},
}

// Rules lists every rule, in the order they work.
func Rules() []Rule {
	var list []Rule
	for _, c := range sectionCorrections {
		list = append(list, c.Rule)
	}
	for _, c := range corrections {
		list = append(list, c.Rule)
	}
	return list
}

// A ruleSet has a bit for each of corrections, by its place.
type ruleSet uint64

// setOf returns the set of the corrections with the given names.
func setOf(names []string) ruleSet {
	var set ruleSet
	if slices.Contains(names, everyRule) {
		return ^set
	}
	for i := range corrections {
		if slices.Contains(names, corrections[i].Name) {
			set |= 1 << i
		}
	}
	return set
}

// askedFor is the set of the corrections that are off unless asked for.
func askedFor() ruleSet {
	var set ruleSet
	for i := range corrections {
		if corrections[i].Asked {
			set |= 1 << i
		}
	}
	return set
}

// has reports whether the correction at the given place is in the set.
func (s ruleSet) has(place int) bool { return s&(1<<place) != 0 }
