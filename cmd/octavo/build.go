package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
	"octavo/pipeline/release"
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "make a book from a manuscript: EPUB, two PDFs, a cover",
		ArgsUsage: "PATH...",
		Description: "PATH is a manuscript file (.txt, .md), a folder of chapters, a folder with a book.yaml, or a folder with a\n" +
			"series.yaml, whose volumes are then built one after another. What was guessed is said.",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "dist", Usage: "the `FOLDER` for the finished files"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "the editions to make, with commas between: epub, kepub, print, read, cover, wrap, guides, onix, md, text (`LIST`; epub, print, read and cover)"},
			&cli.StringFlag{Name: "store", Usage: "an EPUB for each of these shops too, with commas between: apple, kobo, kindle, google (`LIST`)"},
			&cli.BoolFlag{Name: "release", Usage: "stop at errors in the manuscript, as an unfilled placeholder"},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "work on `N` things at once (one for each core)"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say only what is wrong"},
		),
		Action: runBuild,
	}
}

// A built is one book's part of the report of --json.
type built struct {
	Path     string         `json:"path"`
	Title    string         `json:"title,omitempty"`
	Files    []string       `json:"files,omitempty"`
	Words    int            `json:"words,omitempty"`
	Chapters int            `json:"chapters,omitempty"`
	Pages    int            `json:"pages,omitempty"`
	Edits    int            `json:"edits"`
	Findings []diag.Finding `json:"findings"`
	Error    string         `json:"error,omitempty"`
	Hint     string         `json:"hint,omitempty"`
}

func runBuild(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	o.Release, o.Jobs = c.Bool("release"), c.Int("jobs")
	if list := c.String("format"); list != "" {
		if o.Formats, err = pipeline.ParseFormats(list); err != nil {
			return usageError{err}
		}
	}
	if list := c.String("store"); list != "" {
		if o.Stores, err = pipeline.ParseStores(list); err != nil {
			return usageError{err}
		}
	}
	return buildAll(c, o)
}

// buildAll builds each book the arguments name. A book that fails does not
// stop those after it.
func buildAll(c *cli.Context, o pipeline.Options) error {
	if c.NArg() == 0 {
		return wrongUse("octavo "+c.Command.Name+" story.txt", "%s takes a manuscript", c.Command.Name)
	}
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	books, err := pipeline.Books(c.Args().Slice(), c.String("out"))
	if err != nil {
		return err
	}
	o.ISBNs = map[string]string{}
	var report []built
	var first error
	for _, b := range books {
		one, err := buildOne(c, b, o)
		report = append(report, one)
		if err == nil {
			continue
		}
		if len(books) > 1 && !c.Bool("json") {
			printError(c, err)
		}
		first = worse(first, err)
	}
	if c.Bool("json") {
		if err := printJSON(c, map[string]any{"books": report}); err != nil {
			return err
		}
	}
	if len(books) > 1 && first != nil {
		failed := 0
		for _, b := range report {
			if b.Error != "" {
				failed++
			}
		}
		return &notMade{failed, len(books), first}
	}
	return first
}

// worse returns the error that says more of a run: one that stopped a build,
// not one that findings stopped; else the first.
func worse(a, b error) error {
	var stopped *pipeline.NotReleased
	if a == nil || errors.As(a, &stopped) && !errors.As(b, &stopped) {
		return b
	}
	return a
}

// notMade ends a run of several books whose errors are printed already.
type notMade struct {
	failed, all int
	worst       error
}

func (e *notMade) Error() string {
	return fmt.Sprintf("%d of %d books were not made", e.failed, e.all)
}

// Unwrap returns the worst error, which decides the exit status.
func (e *notMade) Unwrap() error { return e.worst }

func buildOne(c *cli.Context, b pipeline.Source, o pipeline.Options) (built, error) {
	o.Over = b.Out
	r, err := pipeline.Build(b.Path, o)
	one := built{Path: b.Path, Findings: append([]diag.Finding{}, r.Findings.All()...)}
	if !c.Bool("json") {
		printFindings(c, &r.Findings, least(c))
	}
	if err == nil {
		err = release.Place(b.Out, r.Files)
	}
	if err != nil {
		one.Error, one.Hint = err.Error(), diag.HintOf(err)
		return one, err
	}
	one.Title, one.Words, one.Chapters, one.Edits = r.Book.Meta.Title, r.Record.Words, r.Record.Chapters, r.Book.Ledger.Len()
	if r.Record.Pages != nil {
		one.Pages = r.Record.Pages.Count
	}
	for _, f := range r.Files {
		one.Files = append(one.Files, filepath.Join(b.Out, f.Name))
	}
	if !c.Bool("json") {
		if !c.Bool("quiet") {
			fmt.Fprintln(c.App.ErrWriter, summary(r))
		}
		for _, f := range one.Files {
			fmt.Fprintln(c.App.Writer, f)
		}
	}
	return one, nil
}

// least is the least severity worth printing.
func least(c *cli.Context) diag.Severity {
	if c.Bool("quiet") {
		return diag.Warning
	}
	return diag.Note
}

// summary says in one line what was made of what.
func summary(r *pipeline.Result) string {
	m := &r.Book.Meta
	s := "octavo: " + diag.Clean(m.Title)
	if by := m.AuthorLine(); by != "" {
		s += " by " + diag.Clean(by)
	}
	parts := []string{count(r.Record.Words, "word"), count(r.Record.Chapters, "chapter")}
	if r.Record.Pages != nil {
		parts = append(parts, count(r.Record.Pages.Count, "page"))
	}
	unsure := 0
	for _, e := range r.Record.Edits {
		unsure += e.Unsure
	}
	edits := count(r.Book.Ledger.Len(), "correction")
	if unsure > 0 {
		edits += fmt.Sprintf(", %d to look at (octavo changes)", unsure)
	}
	return s + ": " + strings.Join(append(parts, edits), ", ")
}

// count gives a number and its noun: "1 word", "12,345 words".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number writes a number so that one can read it: "12,345".
func number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
