package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/templates/explain"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "say what a finding or a rule means, or what was done on a line and why",
		ArgsUsage: "[CODE|FILE:LINE]...",
		Description: "octavo explain lists every rule and every code; octavo explain CODE says what one means, why it matters and\n" +
			"how to switch it off. octavo explain FILE:LINE shows which rules did what on that line, how sure they were and\n" +
			"what the second reading was; the book is the folder above the file that has a book.yaml, or --manuscript PATH.",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "manuscript", Usage: "the book at `PATH`, for FILE:LINE"},
		),
		Action: runExplain,
	}
}

func runExplain(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return listCodes(c)
	}
	var report []any
	for i, arg := range c.Args().Slice() {
		if i > 0 && !c.Bool("json") {
			fmt.Fprintln(c.App.Writer)
		}
		at, ok := pipeline.PlaceIn(arg)
		if !ok {
			entries, err := entriesOf(arg)
			if err != nil {
				return err
			}
			for n := range entries {
				report = append(report, entries[n])
				if !c.Bool("json") {
					printEntry(c.App.Writer, &entries[n])
				}
			}
			continue
		}
		line, err := explainLine(at, c.String("manuscript"), o)
		if err != nil {
			return err
		}
		report = append(report, line)
		if !c.Bool("json") {
			printLine(c.App.Writer, line)
		}
	}
	if c.Bool("json") {
		return printJSON(c, map[string]any{"explained": report})
	}
	return nil
}

// entriesOf finds what is said of a code; of a word like one too.
func entriesOf(code string) ([]explain.Entry, error) {
	if entries := explain.Of(code); len(entries) > 0 {
		return entries, nil
	}
	var known []string
	for _, e := range explain.All() {
		known = append(known, e.Code)
	}
	hint := "octavo explain lists them all; a place is written FILE:LINE"
	if near := diag.Nearest(code, known); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, wrongUse(hint, "there is no rule and no finding %q", code)
}

func explainLine(at diag.Pos, manuscript string, o pipeline.Options) (*pipeline.LineReport, error) {
	path := manuscript
	if path == "" {
		path, at.File = pipeline.BookOf(at.File)
	}
	at.File = filepath.ToSlash(at.File)
	return pipeline.ExplainLine(path, at, o)
}

// listCodes lists every code with the first sentence of what it means.
func listCodes(c *cli.Context) error {
	if c.Bool("json") {
		return printJSON(c, map[string]any{"explained": explain.All()})
	}
	headings := []struct {
		kind explain.Kind
		head string
	}{{explain.Rule, "Rules"}, {explain.Finding, "Findings"}, {explain.Proof, "Proof"}, {explain.Fault, "Faults"}}
	for i, h := range headings {
		if i > 0 {
			fmt.Fprintln(c.App.Writer)
		}
		fmt.Fprintln(c.App.Writer, h.head)
		for _, e := range explain.All() {
			if e.Kind == h.kind {
				first, _, _ := strings.Cut(e.Means, ". ")
				fmt.Fprintf(c.App.Writer, "  %-20s %s\n", e.Code, strings.TrimSuffix(first, "."))
			}
		}
	}
	return nil
}

func printEntry(w io.Writer, e *explain.Entry) {
	fmt.Fprintf(w, "%s (%s)\n", e.Code, e.Kind)
	for _, part := range []struct{ head, text string }{{"", e.Means}, {"why: ", e.Why}, {"do: ", e.Fix}, {"off: ", e.Off}, {"see: ", e.See}} {
		if part.text != "" {
			fmt.Fprintln(w, wrap(part.head+part.text, "  ", 100))
		}
	}
}

// printLine shows what was done on a line: each change and each finding, and
// then what their rules and codes mean.
func printLine(w io.Writer, r *pipeline.LineReport) {
	fmt.Fprintf(w, "%s: %s, %s\n", r.At, count(len(r.Changes), "change"), count(len(r.Findings), "finding"))
	var codes []string
	add := func(code string) {
		for _, c := range codes {
			if c == code {
				return
			}
		}
		codes = append(codes, code)
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		fmt.Fprintln(w)
		printChange(w, c)
		if c.ID != "" && c.Decision != ledger.Rejected {
			fmt.Fprintf(w, "  not here: octavo changes reject %s\n", c.ID)
		}
		add(c.Rule)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(w, "\n%s\n", f.String())
		add(f.Code)
	}
	for _, code := range codes {
		for _, e := range explain.Of(code) {
			fmt.Fprintln(w)
			printEntry(w, &e)
		}
	}
}

// wrap cuts a text into lines of at most width characters, each behind indent,
// all but the first two steps further in when the text begins with a label.
func wrap(text, indent string, width int) string {
	var lines []string
	line := indent
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+len([]rune(word)) >= width && strings.TrimSpace(line) != "" {
			lines = append(lines, line)
			line = indent + indent
		}
		if strings.TrimSpace(line) != "" {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n")
}
