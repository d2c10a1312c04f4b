package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"octavo/pipeline/design"
	"octavo/templates"
)

func designsCommand() *cli.Command {
	return &cli.Command{
		Name:        "designs",
		Usage:       "list the designs, or the values of one",
		ArgsUsage:   "[DESIGN]",
		Description: "Every value can be set in book.yaml, under design:, by the key shown here.",
		Flags:       []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "report as JSON"}},
		Action:      runDesigns,
	}
}

func runDesigns(c *cli.Context) error {
	if c.NArg() > 1 {
		return wrongUse("octavo designs classic", "designs takes one design, not %d", c.NArg())
	}
	if c.NArg() == 1 {
		d, err := design.Load(templates.Designs, design.Options{Name: c.Args().First()})
		if err != nil {
			return usageError{err}
		}
		fmt.Fprint(c.App.Writer, d.Dump())
		return nil
	}
	type entry struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	var list []entry
	for _, name := range design.Names(templates.Designs) {
		d, err := design.Load(templates.Designs, design.Options{Name: name})
		if err != nil {
			return err
		}
		list = append(list, entry{name, d.Description})
	}
	if c.Bool("json") {
		return printJSON(c, map[string]any{"designs": list})
	}
	for _, e := range list {
		fmt.Fprintf(c.App.Writer, "%-12s %s\n", e.Name, e.Description)
	}
	return nil
}
