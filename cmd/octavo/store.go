package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
	"octavo/templates/specs"
)

// storeKeys lists the stores that --store knows, that of every book aside.
func storeKeys() []string {
	var list []string
	for i := range specs.All() {
		if s := &specs.All()[i]; s.ID != "any" && !slices.Contains(list, s.Key()) {
			list = append(list, s.Key())
		}
	}
	return list
}

// storesNamed returns the stores that the flag --store names.
func storesNamed(c *cli.Context) ([]*specs.Store, error) {
	var list []*specs.Store
	for _, name := range c.StringSlice("store") {
		name = strings.ToLower(strings.TrimSpace(name))
		some := specs.Named(name)
		if name == "all" {
			for _, key := range storeKeys() {
				some = append(some, specs.Named(key)...)
			}
		}
		if len(some) == 0 {
			hint := "octavo has rules of " + strings.Join(storeKeys(), ", ")
			if near := diag.Nearest(name, storeKeys()); near != "" {
				hint = fmt.Sprintf("did you mean %s? %s", near, hint)
			}
			return nil, wrongUse(hint, "there are no rules of %q", name)
		}
		for _, s := range some {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list, nil
}

// checkFinished holds finished editions against what stores ask.
func checkFinished(c *cli.Context, day string, limit diag.Severity) error {
	o := pipeline.Finished{Day: day, Paper: c.String("paper")}
	var err error
	if o.Stores, err = storesNamed(c); err != nil {
		return err
	}
	if d := c.String("date"); d != "" {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return wrongUse("write it as 2026-11-20", "--date %q is no day", d)
		}
		o.Day = d
	}
	if o.Paper != "white" && o.Paper != "cream" {
		return wrongUse("papers: white, cream", "--paper %q is none", o.Paper)
	}
	if c.NArg() == 0 {
		return wrongUse("octavo check --store kobo dist/story.epub", "check --store takes finished books")
	}
	list, looked, err := pipeline.CheckFinished(c.Args().Slice(), o)
	if err != nil {
		return err
	}
	for i := range looked {
		l := &looked[i]
		if len(l.Against) == 0 {
			fmt.Fprintf(c.App.ErrWriter, "octavo: %s: none of these stores takes it\n", diag.Clean(l.Path))
			continue
		}
		fmt.Fprintf(c.App.ErrWriter, "octavo: %s: %s, %s, %s by the rules of %s\n", diag.Clean(l.Path),
			count(l.Errors, "error"), count(l.Warnings, "warning"), count(l.Notes, "note"), strings.Join(l.Against, ", "))
	}
	if c.Bool("json") && c.String("write-baseline") == "" {
		all := findingsOf(list)
		if err := printJSON(c, map[string]any{"files": looked, "findings": append([]diag.Finding{}, all.All()...)}); err != nil {
			return err
		}
		if all.Count(limit) > 0 {
			return errFindings
		}
		return nil
	}
	return tell(c, list, limit)
}
