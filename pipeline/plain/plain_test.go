package plain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/copyedit"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/manuscript"
	"octavo/pipeline/plain"
)

// markdown reads a text as a manuscript and gives it as Markdown.
func markdown(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var found diag.Findings
	b, err := manuscript.Read(file, manuscript.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	copyedit.Run(b, &found)
	return string(plain.Markdown(b))
}

const titled = `The Weigh House

Nora Tammage

Chapter 1

> A thumb is not much.
>
> Kelfer proverb

"It's here," she said. It was a cold morning in the wet spring of that year, and nobody came.

Chapter 2

He'd gone.
`

// TestTheLinesOfTheTitlePageStay: what left the text for the title page is in
// this edition too, and nothing is that the author did not write.
func TestTheLinesOfTheTitlePageStay(t *testing.T) {
	got := markdown(t, "in.txt", titled)
	if !strings.HasPrefix(got, "**The Weigh House**\n\nNora Tammage\n\n# Chapter 1\n") {
		t.Errorf("the title is missing, or a heading:\n%s", got)
	}
	if in, out := strings.Join(book.WordsOf(titled), " "), strings.Join(book.WordsOf(got), " "); in != strings.ReplaceAll(out, "’", "'") {
		t.Errorf("words in  %s\nwords out %s", in, out)
	}
}

func TestMarkdownIsReadBackAsTheSame(t *testing.T) {
	once := markdown(t, "in.txt", titled)
	if twice := markdown(t, "in.md", once); twice != once {
		t.Errorf("once:\n%s\ntwice:\n%s", once, twice)
	}
}

// TestASourceLineKeepsItsDash: without it the line would be a paragraph of the
// passage, and read back as one.
func TestASourceLineKeepsItsDash(t *testing.T) {
	const text = "# One\n\n> A thumb is not much.\n>\n> --Kelfer proverb\n\nIt rained.\n\n> Roses are red,\n> and so was she.\n>\n> — *Anon.*\n\nIt stopped.\n"
	got := markdown(t, "in.md", text)
	for _, want := range []string{"\n> —Kelfer proverb\n", "—*Anon.*\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if twice := markdown(t, "in.md", got); twice != got {
		t.Errorf("once:\n%s\ntwice:\n%s", got, twice)
	}
}

func TestATitleOfTheMetadataAloneIsNotWritten(t *testing.T) {
	got := markdown(t, "the-weigh-house.txt", "Chapter 1\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n")
	if !strings.HasPrefix(got, "# Chapter 1\n") {
		t.Errorf("%s", got)
	}
}

// TestEveryTextIsReadBackAsTheSame makes Markdown of the Markdown of whole books.
func TestEveryTextIsReadBackAsTheSame(t *testing.T) {
	var files []string
	for _, pattern := range []string{"manuscripts/*.txt", "corpus/manuscripts/*.txt", "corpus/text/*.txt"} {
		list, err := filepath.Glob(filepath.Join(tools.Shared(t, "."), pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, list...)
	}
	if testing.Short() {
		files = files[:min(3, len(files))]
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		once := markdown(t, filepath.Base(file), string(text))
		if twice := markdown(t, "in.md", once); twice != once {
			t.Errorf("%s: the second time differs:\n%s", filepath.Base(file), golden.Diff(once, twice))
		}
	}
}

// TestReadBack has what is hard to write so that it is read back.
func TestReadBack(t *testing.T) {
	for what, text := range map[string]string{
		"emphasis that ends beside a word joiner": "# One\n\n“As good\u2060—<em>honest!</em>\u2060—as that.”\n",
		"an indent in verse":                      "# One\n\n| The daughter had a ring,\n|   A ring,\n|     The water would not sing.\n",
		"inner headings below chapters":           "# Chapter 1\n\n## I\n\nIt rained.\n\n## II\n\nIt stopped.\n\n# Chapter 2\n\n## I\n\nIt rained.\n",
		"inner headings, with parts":              "# Part One\n\n## Chapter 1\n\n### I\n\nIt rained.\n\n### II\n\nIt stopped.\n\n## Chapter 2\n\nIt rained.\n",
		"the source of verse in a quotation":      "# One\n\nIt rained.\n\n> | So the man wound it,\n> | And the lad did not.\n>\n> — The same, later\n\nIt stopped.\n",
		"a dedication in lines, then a motto":     "# The Weigh House\n\nFor my mother,\n\nwho read it first,\n\nand asked for the next\n\n> “No book is so long.”\n\n# Chapter 1\n\nIt rained.\n\n# Chapter 2\n\nIt stopped.\n",
		"a title that ends with a stop":           "# Chapter 1: In which it is somebody else's.\n\nIt rained.\n\n# Chapter 2: In which Mr. Quill helps.\n\nIt stopped.\n",
	} {
		once := markdown(t, "in.md", text)
		if twice := markdown(t, "in.md", once); twice != once {
			t.Errorf("%s: once:\n%s\ntwice:\n%s", what, once, twice)
		}
	}
}
