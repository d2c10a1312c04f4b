// Command normalize copy-edits plain texts for the bench: it reads each file
// named, one paragraph a line, and writes the result under the same name into
// the folder of -o. With -lines each line is a book of its own.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"octavo/pipeline/copyedit"
	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/diag"
)

func main() {
	out := flag.String("o", "", "folder to write into; standard output when empty")
	lines := flag.Bool("lines", false, "each line is a book of its own")
	edits := flag.Bool("edits", false, "print the Ledger")
	style := flag.String("style", "", "house style")
	flag.Parse()
	for _, file := range flag.Args() {
		data, err := os.ReadFile(file)
		if err != nil {
			fail(err)
		}
		text := ""
		if *lines {
			text = eachLine(string(data))
		} else {
			b := plainbook.Parse(filepath.Base(file), string(data))
			b.Settings.Copyedit.Style = *style
			var found diag.Findings
			start := time.Now()
			copyedit.Run(b, &found)
			fmt.Fprintln(os.Stderr, file, time.Since(start).Round(time.Millisecond), b.Ledger.Len(), "edits")
			if *edits {
				fmt.Fprint(os.Stderr, b.Ledger.Dump(), found.String())
			}
			text = plainbook.Format(b)
		}
		if *out == "" {
			fmt.Print(text)
		} else if err := os.WriteFile(filepath.Join(*out, filepath.Base(file)), []byte(text), 0o644); err != nil {
			fail(err)
		}
	}
}

func eachLine(text string) string {
	var sb strings.Builder
	s := bufio.NewScanner(strings.NewReader(text))
	for s.Scan() {
		b := plainbook.Parse("line", s.Text())
		copyedit.Run(b, nil)
		sb.WriteString(strings.TrimSpace(plainbook.Format(b)) + "\n")
	}
	return sb.String()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "normalize:", err)
	os.Exit(1)
}
