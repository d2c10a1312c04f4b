package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline/diag"
)

// printFindings prints findings of the given severity or a higher one. A note
// that says the same of several files as a whole is printed once.
func printFindings(c *cli.Context, found *diag.Findings, least diag.Severity) {
	list := found.All()
	same := map[[2]string]int{}
	for _, f := range list {
		if f.Severity == diag.Note && f.Pos.Line == 0 {
			same[[2]string{f.Code, f.Message}]++
		}
	}
	for _, f := range list {
		key := [2]string{f.Code, f.Message}
		n, whole := same[key]
		whole = whole && f.Severity == diag.Note && f.Pos.Line == 0
		if f.Severity < least || whole && n == 0 {
			continue
		}
		if whole && n > 1 {
			f.Message += ", here and in " + count(n-1, "more file")
			same[key] = 0
		}
		fmt.Fprintln(c.App.ErrWriter, f.String())
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
