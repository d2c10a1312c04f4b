package copyedit

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"octavo/pipeline/copyedit/internal/plainbook"
	"octavo/pipeline/internal/golden"
	"octavo/pipeline/internal/tools"
)

// profiles are the ways to degrade a text, with the most errors allowed in
// 10,000 marks.
var profiles = []struct {
	name string
	most float64
}{{"ascii", 4}, {"mixed", 8}, {"typewriter", 15}, {"wordproc", 8}, {"sloppy", 10}, {"british", 30}}

// mostLeading is how many leading apostrophes in 10,000 may be wrong.
const mostLeading = 200

// scoreClasses are the rows of the table, as score.py names them.
var scoreClasses = []string{"dq-open", "dq-close", "sq-open", "sq-close", "apos-mid", "apos-lead", "apos-trail", "em-dash", "long-dash", "en-dash", "ellipsis",
	"letters-changed", "words-split-joined"}

// A score is what score.py --json prints.
type score struct {
	Total   float64
	Macro   float64
	Classes map[string]struct {
		N, Errors int
		Per10k    float64 `json:"per10k"`
	}
	Controls map[string]int
}

// TestTypography degrades the proofed corpus in every way, corrects it and
// prints how many marks came out wrong: the figures that a change of this
// package is judged by. It runs for a minute, by make bench-typography alone.
func TestTypography(t *testing.T) {
	class, asked := os.LookupEnv("OCTAVO_TYPOGRAPHY")
	if !asked {
		t.Skip("make bench-typography runs it")
	}
	corpus := tools.Shared(t, "corpus")
	dir := t.TempDir()
	scripts, text := filepath.Join(corpus, "tools"), filepath.Join(corpus, "text")
	python(t, filepath.Join(scripts, "degrade.py"), text, dir)
	scores := make([]score, len(profiles))
	for i, p := range profiles {
		gold, args := text, []string{filepath.Join(scripts, "score.py")}
		switch p.name {
		case "british":
			gold, args = goldOf(t, dir, p.name), append(args, "--british")
		case "sloppy":
			gold = goldOf(t, dir, p.name)
		}
		out := filepath.Join(dir, "out", p.name)
		took := correctAll(t, filepath.Join(dir, p.name), out)
		args = append(args, "--dir", gold, out)
		if class != "" {
			fmt.Printf("%s\n", python(t, append(args, "--examples", "20", "--class", class)...))
		}
		answer := string(python(t, append(args, "--json")...))
		s := &scores[i]
		if err := json.Unmarshal([]byte(answer[strings.Index(answer, "{"):]), s); err != nil {
			t.Fatal(err)
		}
		if s.Total > p.most || s.Classes["apos-lead"].Per10k > mostLeading || s.Controls["letters-changed"]+s.Controls["words-split-joined"] > 0 {
			t.Errorf("%s: more is wrong than may be", p.name)
		}
		fmt.Printf("%-11s %5.1f of 10,000 wrong (at most %g), leading apostrophes %.1f %%, %v\n", p.name, s.Total, p.most,
			s.Classes["apos-lead"].Per10k/100, took.Round(time.Millisecond))
	}
	printScores(scores)
}

// printScores prints the errors of each class under each profile.
func printScores(scores []score) {
	fmt.Printf("\n%-19s", "wrong of all")
	for _, p := range profiles {
		fmt.Printf("%14s", p.name)
	}
	fmt.Println()
	for _, class := range scoreClasses {
		fmt.Printf("%-19s", class)
		for _, s := range scores {
			if c, ok := s.Classes[class]; ok {
				fmt.Printf("%14s", fmt.Sprintf("%d/%d", c.Errors, c.N))
			} else {
				fmt.Printf("%14d", s.Controls[class])
			}
		}
		fmt.Println()
	}
}

// correctAll copy-edits each text of a folder into another, and says how long
// that took without the reading and writing. What is written must stay as it is
// when it is copy-edited again.
func correctAll(t *testing.T, from, to string) time.Duration {
	check(t, os.MkdirAll(to, 0o755))
	files, err := filepath.Glob(filepath.Join(from, "*.txt"))
	check(t, err)
	var took time.Duration
	for _, file := range files {
		if strings.HasSuffix(file, ".gold.txt") {
			continue
		}
		data, err := os.ReadFile(file)
		check(t, err)
		b := plainbook.Parse(filepath.Base(file), string(data))
		start := time.Now()
		Run(b, nil)
		took += time.Since(start)
		out := plainbook.Format(b)
		check(t, os.WriteFile(filepath.Join(to, filepath.Base(file)), []byte(out), 0o644))
		checkTwice(t, b)
		again := plainbook.Parse(filepath.Base(file), out)
		once := plainbook.Format(again)
		Run(again, nil)
		if twice := plainbook.Format(again); twice != once {
			t.Errorf("%s: read again it changes:\n%s", file, golden.Diff(once, twice))
		}
	}
	return took
}

// goldOf puts the gold texts that a profile has of its own into a folder under
// the names of the others.
func goldOf(t *testing.T, dir, profile string) string {
	to := filepath.Join(dir, "gold", profile)
	check(t, os.MkdirAll(to, 0o755))
	files, err := filepath.Glob(filepath.Join(dir, profile, "*.gold.txt"))
	check(t, err)
	for _, file := range files {
		check(t, os.Rename(file, filepath.Join(to, strings.TrimSuffix(filepath.Base(file), ".gold.txt")+".txt")))
	}
	return to
}

func python(t *testing.T, args ...string) []byte {
	cmd := exec.Command("python3", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	check(t, err)
	return out
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
