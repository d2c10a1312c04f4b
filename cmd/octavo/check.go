package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is wrong with a manuscript, and make nothing",
		ArgsUsage: "PATH...",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "level", Value: "error", Usage: "exit with status 1 at findings of this `LEVEL` or above: note, warning, error"},
			&cli.BoolFlag{Name: "release", Usage: "judge as for a release: an unfilled placeholder is an error"},
			&cli.BoolFlag{Name: "text", Usage: "look at the text only, not at the pages it makes"},
		),
		Action: runCheck,
	}
}

func runCheck(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	// A release would stop at the first error; check wants them all.
	strict := c.Bool("release")
	limit, err := level(c)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return wrongUse("octavo check story.txt", "check takes a manuscript")
	}
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	books, err := pipeline.Books(c.Args().Slice(), "")
	if err != nil {
		return err
	}
	var all diag.Findings
	for _, b := range books {
		found, err := pipeline.Check(b.Path, o, strict, c.Bool("text"))
		all.Merge(found)
		if err != nil {
			printFindings(c, &all, diag.Note)
			return err
		}
	}
	if c.Bool("json") {
		if err := printJSON(c, map[string]any{"findings": append([]diag.Finding{}, all.All()...)}); err != nil {
			return err
		}
	} else {
		for _, f := range all.All() {
			fmt.Fprintln(c.App.Writer, f.String())
		}
	}
	if all.Count(limit) > 0 {
		return errFindings
	}
	return nil
}
