package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "show the book as octavo understands it",
		ArgsUsage: "PATH",
		Description: "Prints the parts, chapters and paragraphs after copy-editing as text, or with --json as JSON;\n" +
			"with --edits every change made to the text, with --pages what stands on each page.",
		Flags: append(bookFlags(),
			&cli.BoolFlag{Name: "edits", Usage: "list the changes made to the text"},
			&cli.BoolFlag{Name: "pages", Usage: "list the lines of each page"},
			&cli.BoolFlag{Name: "evidence", Usage: "say of each section why it was taken for one"},
		),
		Action: runInspect,
	}
}

func runInspect(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	path, err := onePath(c, "PATH")
	if err != nil {
		return err
	}
	if c.Bool("pages") {
		dump, err := pipeline.DumpPages(path, o)
		fmt.Fprint(c.App.Writer, dump)
		return err
	}
	var found diag.Findings
	b, err := pipeline.Parse(path, o, &found)
	if err != nil {
		return err
	}
	switch {
	case c.Bool("edits") && c.Bool("json"):
		return printJSON(c, map[string]any{"edits": b.Ledger.List()})
	case c.Bool("edits"):
		fmt.Fprint(c.App.Writer, diagLines(b.Ledger.Dump()))
	case c.Bool("json"):
		return printJSON(c, b)
	case c.Bool("evidence"):
		fmt.Fprint(c.App.Writer, diagLines(b.DumpEvidence()))
	default:
		if b.House != nil {
			fmt.Fprintf(c.App.Writer, "style %s\n", b.House)
		}
		fmt.Fprint(c.App.Writer, diagLines(b.Dump()))
	}
	return nil
}
