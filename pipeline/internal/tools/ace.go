package tools

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Ace fails the test for whatever Ace by DAISY, with a browser, finds hard to
// read for somebody in a book. It takes seconds for each.
func Ace(t testing.TB, files ...string) {
	t.Helper()
	node, chromium := command(t, "node"), command(t, "chromium")
	ace := filepath.Join(Root(t), ".ci", "node_modules", "@daisy", "ace-cli", "bin", "ace.js")
	if _, err := os.Stat(ace); err != nil {
		missing(t, "Ace")
	}
	if len(files) == 0 {
		t.Error("ace: no book named")
	}
	t.Setenv("PUPPETEER_EXECUTABLE_PATH", chromium)
	t.Setenv("ACE_TIMEOUT_INITIAL", "120000") // milliseconds; without, a busy machine's browser starts too late
	for _, file := range files {
		if err := runAce(node, ace, file, t.TempDir()); err != nil {
			t.Errorf("Ace: %s: %v", filepath.Base(file), err)
		}
	}
}

// An aceReport is what of Ace's report.json matters here.
type aceReport struct {
	Result struct {
		Outcome string `json:"earl:outcome"`
	} `json:"earl:result"`
	Files []struct {
		Subject struct {
			URL string `json:"url"`
		} `json:"earl:testSubject"`
		Assertions []struct {
			Test struct {
				Title  string `json:"dct:title"`
				Impact string `json:"earl:impact"`
			} `json:"earl:test"`
			Result struct {
				Description string `json:"dct:description"`
			} `json:"earl:result"`
		} `json:"assertions"`
	} `json:"assertions"`
}

// runAce returns what Ace finds in a book as an error. The status of the
// program says nothing that the report does not say better: 2 that something
// was found, 1 that Ace failed and left no report.
func runAce(node, ace, file, dir string) error {
	_, failed := run(node, ace, "-E", "-s", "-f", "-o", dir, file)
	data, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil {
		return fmt.Errorf("it made no report: %w", failed)
	}
	var report aceReport
	if err := json.Unmarshal(data, &report); err != nil {
		return err
	}
	var said []string
	for _, f := range report.Files {
		for _, a := range f.Assertions {
			said = append(said, fmt.Sprintf("%s: %s (%s): %s", f.Subject.URL, a.Test.Title, a.Test.Impact, strings.Join(strings.Fields(a.Result.Description), " ")))
		}
	}
	if report.Result.Outcome != "pass" || len(report.Files) < 2 || len(said) > 0 || failed != nil {
		return fmt.Errorf("outcome %q of %d documents\n%s", report.Result.Outcome, len(report.Files), strings.Join(said, "\n"))
	}
	return nil
}
