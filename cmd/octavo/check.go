package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is wrong with a manuscript, or with finished books for a shop, and make nothing",
		ArgsUsage: "PATH...",
		Description: "With --store the paths are finished editions, octavo's or another program's, or folders of them: EPUBs, PDFs for\n" +
			"print, covers. Each is held against what the stores ask for, and EPUBs against what EPUBCheck does not look for.\n" +
			"octavo specs lists the rules with their sources; octavo explain CODE says what to do.",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "level", Value: "error", Usage: "exit with status 1 at findings of this `LEVEL` or above: note, warning, error"},
			&cli.BoolFlag{Name: "release", Usage: "judge as for a release: an unfilled placeholder is an error"},
			&cli.BoolFlag{Name: "text", Usage: "look at the text only, not at the pages it makes"},
			&cli.StringSliceFlag{Name: "store", Usage: "hold finished books against what `STORES` ask: " + strings.Join(storeKeys(), ", ") + "; all"},
			&cli.StringFlag{Name: "date", Usage: "the day, as `YYYY-MM-DD`, by which rules of stores are old; else what each file says"},
			&cli.StringFlag{Name: "paper", Value: "cream", Usage: "`PAPER` of a print edition: white, cream"},
			&cli.BoolFlag{Name: "sarif", Usage: "report as SARIF 2.1.0, which code hosts and editors read"},
			&cli.StringFlag{Name: "baseline", Usage: "tell only findings that `FILE` has not"},
			&cli.StringFlag{Name: "write-baseline", Usage: "write the findings to `FILE`, for --baseline"},
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
	if c.IsSet("store") {
		return checkFinished(c, o.Date, limit)
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
	var list []pipeline.Checked
	for _, b := range books {
		found, err := pipeline.CheckBook(b.Path, o, strict, c.Bool("text"))
		list = append(list, found...)
		if err != nil {
			all := findingsOf(list)
			printFindings(c, &all, diag.Note)
			return err
		}
	}
	return tell(c, list, limit)
}

// tell reports findings, or writes them to a baseline.
func tell(c *cli.Context, list []pipeline.Checked, limit diag.Severity) (err error) {
	if file := c.String("write-baseline"); file != "" {
		if err := pipeline.BaselineOf(list).Write(file); err != nil {
			return err
		}
		fmt.Fprintf(c.App.ErrWriter, "octavo: %s in %s\n", count(len(list), "finding"), file)
		return nil
	}
	if file := c.String("baseline"); file != "" {
		if list, err = newFindings(c, file, list); err != nil {
			return err
		}
	}
	if err := reportChecked(c, list); err != nil {
		return err
	}
	all := findingsOf(list)
	if all.Count(limit) > 0 {
		return errFindings
	}
	return nil
}

// newFindings leaves out what a baseline has.
func newFindings(c *cli.Context, file string, list []pipeline.Checked) ([]pipeline.Checked, error) {
	b, err := pipeline.ReadBaseline(file)
	if err != nil {
		return nil, err
	}
	fresh, gone := b.New(list)
	fmt.Fprintf(c.App.ErrWriter, "octavo: %s, %d of them new; %d of the baseline's are gone\n", count(len(list), "finding"), len(fresh), gone)
	return fresh, nil
}

// reportChecked prints findings in the form asked for.
func reportChecked(c *cli.Context, list []pipeline.Checked) error {
	all := findingsOf(list)
	switch {
	case c.Bool("sarif"):
		data, err := pipeline.SARIF(list)
		if err == nil {
			_, err = c.App.Writer.Write(data)
		}
		return err
	case c.Bool("json"):
		return printJSON(c, map[string]any{"findings": append([]diag.Finding{}, all.All()...)})
	}
	for _, f := range all.All() {
		fmt.Fprintln(c.App.Writer, f.String())
	}
	return nil
}

func findingsOf(list []pipeline.Checked) (all diag.Findings) {
	for i := range list {
		all.Add(list[i].Finding)
	}
	return all
}
