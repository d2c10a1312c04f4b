package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"octavo/pipeline"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/release"
)

// printChange shows one change: its name, its place, and the line before and
// after, the characters in question between two marks.
func printChange(w io.Writer, c *pipeline.Change) {
	name := c.ID
	if name == "" {
		name = "-"
	}
	fmt.Fprintf(w, "%-8s  %s  %s  %d%%", name, c.At, c.Rule, c.Confidence)
	if c.Decision != ledger.Applied {
		fmt.Fprintf(w, "  (%s)", c.Decision)
	}
	fmt.Fprintf(w, "\n  - %s\n  + %s\n", marked(c.WasLeft, c.Before, c.WasRight), marked(c.Left, c.After, c.Right))
	if c.Second != "" && c.Second != c.After {
		fmt.Fprintf(w, "  or %s\n", visible(c.Second))
	}
}

// marked gives a text with what is changed in it between ⟨ and ⟩.
func marked(left, middle, right string) string {
	return visible(left) + "⟨" + visible(middle) + "⟩" + visible(right)
}

// visible makes a stretch of a manuscript fit for one line of a terminal.
func visible(s string) string {
	s = strings.ReplaceAll(s, "\n", "¶")
	return diag.Clean(s)
}

// placeFile writes a file whole or not at all.
func placeFile(file string, data []byte) error {
	return release.Place(filepath.Dir(file), []release.File{{Name: filepath.Base(file), Data: data}})
}
