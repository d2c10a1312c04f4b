package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline/diag"
	"octavo/templates/specs"
)

func specsCommand() *cli.Command {
	return &cli.Command{
		Name:      "specs",
		Usage:     "list what printers and shops ask of a file, with sources and dates",
		ArgsUsage: "[STORE]",
		Description: "A build for print: {printer: STORE} is held to these rules: its finished file is measured. Every EPUB is held to those of\n" +
			"any, and octavo check --store holds finished books to the rest. A rule's ID is the code of the finding that says it is\n" +
			"broken; octavo explain ID says what to do.",
		Flags:  []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "report as JSON"}},
		Action: runSpecs,
	}
}

func runSpecs(c *cli.Context) error {
	if c.NArg() > 1 {
		return wrongUse("octavo specs kdp", "specs takes one store, not %d", c.NArg())
	}
	list := specs.All()
	if want := c.Args().First(); want != "" {
		var names, ids []string
		var chosen []specs.Store
		for _, s := range list {
			if ids = append(ids, s.ID, s.Key()); !slices.Contains(names, s.Key()) {
				names = append(names, s.Key())
			}
			if s.ID == want || s.Key() == want {
				chosen = append(chosen, s)
			}
		}
		if list = chosen; list == nil {
			hint := "octavo has rules of " + strings.Join(names, ", ")
			if near := diag.Nearest(want, ids); near != "" {
				hint = fmt.Sprintf("did you mean %s? %s", near, hint)
			}
			return wrongUse(hint, "there are no rules of %q", want)
		}
	}
	if c.Bool("json") {
		return printJSON(c, map[string]any{"stores": list})
	}
	for i := range list {
		if i > 0 {
			fmt.Fprintln(c.App.Writer)
		}
		printStore(c.App.Writer, &list[i])
	}
	return nil
}

// printStore prints a store's rules: each with its value on the first line.
func printStore(w io.Writer, s *specs.Store) {
	fmt.Fprintf(w, "%s: %s, for the %s edition; last looked at on %s\n", s.Key(), s.Name, s.Applies, s.Verified)
	for i := range s.Rules {
		r := &s.Rules[i]
		fmt.Fprintf(w, "\n%-17s %-8s %s\n", r.ID, r.Severity, r.Says)
		for _, line := range valueLines(&r.Value) {
			fmt.Fprintf(w, "    %s\n", line)
		}
		fmt.Fprintf(w, "    source (%s): %s; read %s\n", r.Grade, r.Source, r.Verified)
	}
}

// valueLines says a rule's value in words.
func valueLines(v *specs.Value) []string {
	var lines []string
	limits := func(least, most string) string {
		var parts []string
		if least != "" {
			parts = append(parts, "at least "+least)
		}
		if most != "" {
			parts = append(parts, "at most "+most)
		}
		return strings.Join(parts, ", ")
	}
	if s := limits(v.Least, v.Most); s != "" {
		lines = append(lines, s)
	}
	if v.WithBleed != "" {
		lines = append(lines, "with bleed at least "+v.WithBleed)
	}
	if v.Side != "" {
		lines = append(lines, "at most "+v.Side+" a side")
	}
	if v.Drawn != "" {
		lines = append(lines, "at most "+v.Drawn+" a side of a drawing")
	}
	if v.Multiple > 0 {
		lines = append(lines, fmt.Sprintf("a multiple of %d", v.Multiple))
	}
	if len(v.List) > 0 {
		lines = append(lines, strings.Join(v.List, ", "))
	}
	for _, l := range v.Table {
		var on []string
		if l.Pages > 0 {
			on = append(on, fmt.Sprintf("up to %d pages", l.Pages))
		}
		if l.Paper != "" {
			on = append(on, l.Paper)
		}
		on = append(on, l.Trims...)
		lines = append(lines, strings.Join(on, ", ")+": "+limits(l.Least, l.Most))
	}
	return lines
}
