package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline/diag"
)

func newCommand() *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "make a book folder that builds, to write in",
		ArgsUsage: "FOLDER",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "title", Usage: "the book's `TITLE` (from the folder's name)"},
			&cli.StringFlag{Name: "author", Usage: "the author's `NAME`"},
			&cli.StringFlag{Name: "language", Value: "en-US", Usage: "the book's `LANGUAGE`, as en-GB or fr"},
		},
		Action: runNew,
	}
}

func runNew(c *cli.Context) error {
	dir, err := onePath(c, "FOLDER")
	if err != nil {
		return err
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return diag.Faultf(diag.Pos{File: dir}, "folder-in-use", "name a folder that is not there yet, or an empty one", "the folder has files in it")
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &diag.Fault{Pos: diag.Pos{File: dir}, Code: "folder-in-use", Message: "no book can be made here", Hint: "name a folder that is not there yet", Err: err}
	}
	title := c.String("title")
	if title == "" {
		title = titleFrom(filepath.Base(filepath.Clean(dir)))
	}
	author := c.String("author")
	if author == "" {
		author = "Your Name"
	}
	values := strings.NewReplacer("TITLE", quoteYAML(title), "AUTHOR", quoteYAML(author), "LANGUAGE", quoteYAML(c.String("language")))
	for _, f := range newFiles {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return fmt.Errorf("make the book folder: %w", err)
		}
		text := f.text
		if strings.HasSuffix(f.name, ".yaml") {
			text = values.Replace(text)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return fmt.Errorf("make the book folder: %w", err)
		}
		fmt.Fprintln(c.App.Writer, name)
	}
	fmt.Fprintf(c.App.ErrWriter, "octavo: next: octavo build %s\n", diag.Clean(dir))
	return nil
}

// titleFrom makes a title of a folder's name: the-long-night is The Long
// Night.
func titleFrom(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' })
	for i, w := range words {
		runes := []rune(w)
		words[i] = strings.ToUpper(string(runes[:1])) + string(runes[1:])
	}
	if len(words) == 0 {
		return "Untitled"
	}
	return strings.Join(words, " ")
}

// quoteYAML gives s as a YAML scalar in double quotes.
func quoteYAML(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(s) + `"`
}

// newFiles are the files of a new book.
var newFiles = []struct{ name, text string }{
	{"book.yaml", `# What shops, libraries and the title page say of the book. Only the title is
# needed; octavo schema prints every key.
title: TITLE
authors: [AUTHOR]
language: LANGUAGE
# date: 2026-11-20
# publisher: Your Press
# description: What the back cover says.
# series: {name: The Series, position: 1}

chapters: ["chapters/*"]        # in natural order: 2 before 10
front: [half-title, title, copyright, dedication, contents]
back: [about]

design: classic
print: {printer: kdp, trim: 5.5x8.5in, paper: cream}

# {{name}} in the text becomes what stands here.
placeholders: {name: Robin}
`},
	{"chapters/1-the-first-page.md", `# Chapter One: The First Page

Everything in this folder is yours to throw away. The chapters are the files in
"chapters", in the order of their names; write them in Markdown or as plain
text, however they come.

"Straight quotes are fine," said {{name}}, "and so are two hyphens -- they
come out as they should."

* * *

A line of stars is a scene break. *Emphasis* goes between stars, and a note
hangs on a mark.[^1]

[^1]: Here is the note.
`},
	{"chapters/2-the-second-page.txt", `Chapter Two
The Second Page

A text file needs no marks at all. The first lines are the chapter's heading.

'Tis enough to leave a blank line between the paragraphs, or to put each on a line of its own. Run octavo build on this folder, and look in dist.
`},
	{"front/dedication.md", "For whoever reads this far.\n"},
	{"back/about.md", "# About the Author\n\nA line or two about who wrote the book.\n"},
}
