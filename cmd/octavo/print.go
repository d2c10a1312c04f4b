package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline/diag"
)

// printFindings prints findings of the given severity or a higher one.
func printFindings(c *cli.Context, found *diag.Findings, least diag.Severity) {
	for _, f := range found.All() {
		if f.Severity >= least {
			fmt.Fprintln(c.App.ErrWriter, f.String())
		}
	}
}

func printError(c *cli.Context, err error) { report(c.App.ErrWriter, err) }

func printJSON(c *cli.Context, v any) error {
	enc := json.NewEncoder(c.App.Writer)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// diagLines makes each line of a dump safe to print on a terminal.
func diagLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = diag.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
