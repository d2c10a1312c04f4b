package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// story is the manuscript the README's commands are run on.
const story = `Chapter One
The Lamp

"Who's there?" she said -- and then, more quietly, "{{user}}?"

***

Nobody answered.
`

// TestReadmeCommands runs every command of the README, in its order, in one
// folder, as a reader would.
func TestReadmeCommands(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	commands := shellCommands(string(text))
	if len(commands) < 10 {
		t.Fatalf("README has %d commands, which cannot be all", len(commands))
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("story.txt", []byte(story), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range commands {
		words := splitWords(c)
		if words[0] == "make" {
			runMake(t, root, words[1:])
			continue
		}
		if i := index(words, ">"); i >= 0 {
			words = words[:i]
		}
		var out, errs bytes.Buffer
		if status := run(words, &out, &errs); status != statusMade {
			t.Errorf("%s: exit status %d\n%s%s", c, status, out.String(), errs.String())
		}
	}
}

func runMake(t *testing.T, root string, args []string) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Log("make is not here: make", args, "was not run")
		return
	}
	cmd := exec.Command("make", append([]string{"-C", root, "DIST=" + t.TempDir()}, args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("make %v: %v\n%s", args, err, out)
	}
}

// shellCommands returns the lines of the fenced blocks marked sh.
func shellCommands(markdown string) []string {
	var list []string
	in := false
	for _, line := range strings.Split(markdown, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			in = line == "```sh"
		case in && strings.TrimSpace(line) != "":
			list = append(list, line)
		}
	}
	return list
}

// splitWords splits a command at spaces outside double quotes.
func splitWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

func index(words []string, word string) int {
	for i, w := range words {
		if w == word {
			return i
		}
	}
	return -1
}
