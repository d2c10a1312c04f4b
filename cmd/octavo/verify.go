package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "hold finished editions against the record of their build, and against the manuscript",
		ArgsUsage: "PATH",
		Description: "PATH is a folder of finished books, a build.json or one edition. Each edition must be the one that was built\n" +
			"and hold the words the record names. With --manuscript, its files must be those the book was made from, and\n" +
			"every word of theirs must stand in each edition, in order.",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "manuscript", Aliases: []string{"m"}, Usage: "the manuscript's `PATH`"},
		),
		Action: runVerify,
	}
}

func runVerify(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	path, err := onePath(c, "PATH")
	if err != nil {
		return err
	}
	list, err := pipeline.Verify(path, c.String("manuscript"), o)
	if err != nil {
		return err
	}
	bad := false
	for _, v := range list {
		bad = bad || len(v.Findings) > 0
		if c.Bool("json") {
			continue
		}
		for _, f := range v.Findings {
			fmt.Fprintln(c.App.ErrWriter, f.String())
		}
		if len(v.Findings) == 0 {
			against := "their record"
			if v.Against != "" {
				against += " and the manuscript"
			}
			fmt.Fprintf(c.App.Writer, "%s: %s hold %s, as %s\n", diag.Clean(v.Title), count(len(v.Editions), "file"), count(v.Words, "word"), against)
		}
	}
	if c.Bool("json") {
		if err := printJSON(c, map[string]any{"books": list}); err != nil {
			return err
		}
	}
	if bad {
		return errFindings
	}
	return nil
}
