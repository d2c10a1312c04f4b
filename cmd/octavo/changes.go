package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
)

func changesCommand() *cli.Command {
	return &cli.Command{
		Name:      "changes",
		Usage:     "show what octavo changes in the text, and decide on it",
		ArgsUsage: "PATH | accept|reject|lock|forget [PATH] ID...",
		Description: "Without flags only close calls are shown: changes that could be read another way, and those that are proposed.\n" +
			"Each has a name of eight letters that stays the same from run to run.\n\n" +
			"octavo changes accept PATH ID...   make these, however doubtful they looked\n" +
			"octavo changes reject PATH ID...   keep the manuscript's own characters there\n" +
			"octavo changes lock PATH ID...     make these, whatever the rules come to say; --second locks the second reading\n" +
			"octavo changes forget PATH ID...   take a decision back; --unused drops those whose words are gone\n\n" +
			"With --rule R in place of IDs the decision is on all close calls of a rule, with --all too on all its changes.\n" +
			"Without PATH the book is the one in the folder you are in. Decisions are kept in edits.yaml beside the book,\n" +
			"known by the words round them.",
		Flags: append(bookFlags(),
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "every change, the certain ones and those decided on too"},
			&cli.StringFlag{Name: "rule", Usage: "only changes of this `RULE`"},
			&cli.StringFlag{Name: "file", Usage: "only changes in this `FILE` of the manuscript"},
			&cli.StringFlag{Name: "html", Usage: "write a page to read the changes in to `FILE`"},
			&cli.BoolFlag{Name: "second", Usage: "with lock: the second reading"},
			&cli.BoolFlag{Name: "unused", Usage: "with forget: decisions that no change has any more"},
		),
		Action: runChanges,
	}
}

// verdicts are the words that decide.
var verdicts = map[string]ledger.Verdict{"accept": ledger.Accept, "reject": ledger.Reject, "lock": ledger.Lock, "forget": 0}

func runChanges(c *cli.Context) error {
	o, err := bookOptions(c)
	if err != nil {
		return err
	}
	if v, ok := verdicts[c.Args().First()]; ok {
		return decide(c, o, v)
	}
	path, err := onePath(c, "PATH")
	if err != nil {
		if near := diag.Nearest(c.Args().First(), []string{"accept", "reject", "lock", "forget"}); c.NArg() > 1 && near != "" {
			return wrongUse("octavo changes "+near+" PATH ID...", "there is no %q; did you mean %s?", c.Args().First(), near)
		}
		return err
	}
	if c.Bool("second") || c.Bool("unused") {
		return wrongUse("octavo changes lock PATH ID... --second; octavo changes forget PATH --unused", "--second goes with lock, --unused with forget")
	}
	all, err := readChanges(path, o)
	if err != nil {
		return err
	}
	if file := c.String("html"); file != "" {
		return writePage(c, all, path, file)
	}
	shown := chosen(c, all)
	if c.Bool("json") {
		report := *all
		report.Edits = shown
		return printJSON(c, &report)
	}
	printChanges(c, all, shown)
	return nil
}

// readChanges reads the changes of one book; a series has to be taken volume
// by volume.
func readChanges(path string, o pipeline.Options) (*pipeline.Changes, error) {
	books, err := pipeline.Books([]string{path}, "")
	if err != nil {
		return nil, err
	}
	if len(books) != 1 || books[0].Path != path {
		return nil, wrongUse("octavo changes "+books[0].Path, "%s is a series: name one volume", path)
	}
	var found diag.Findings
	return pipeline.ReadChanges(path, o, &found)
}

// chosen returns the changes the flags ask for.
func chosen(c *cli.Context, all *pipeline.Changes) []pipeline.Change {
	rule, file := c.String("rule"), c.String("file")
	list := []pipeline.Change{}
	for i := range all.Edits {
		e := &all.Edits[i]
		switch {
		case !c.Bool("all") && !e.IsClose(), rule != "" && e.Rule != rule, file != "" && e.At.File != file:
		default:
			list = append(list, *e)
		}
	}
	return list
}

// printChanges lists changes below a summary of all.
func printChanges(c *cli.Context, all *pipeline.Changes, shown []pipeline.Change) {
	w := c.App.Writer
	for _, k := range all.Kinds {
		sure := "all certain"
		if k.Close > 0 {
			sure = fmt.Sprintf("%s to look at", number(k.Close))
		}
		fmt.Fprintf(w, "%10s × %-16s %s, %s\n", number(k.Times), k.Rule, k.Does, sure)
	}
	if len(all.Kinds) == 0 {
		fmt.Fprintln(w, "nothing is changed")
	}
	for i := range shown {
		fmt.Fprintln(w)
		printChange(w, &shown[i])
	}
	err := c.App.ErrWriter
	if n := len(all.Rulings) - len(all.Unused); n > 0 {
		fmt.Fprintf(err, "octavo: %s from %s; %s\n", count(n, "decision"), all.File, "octavo changes --all shows them")
	}
	if n := len(all.Unused); n > 0 {
		fmt.Fprintf(err, "octavo: %s on words that are gone; octavo changes forget --unused drops them\n", count(n, "decision"))
	}
}

// decide gives the verdict on what the arguments name.
func decide(c *cli.Context, o pipeline.Options, v ledger.Verdict) error {
	verb := c.Args().First()
	path, ids, err := bookAndIDs(c.Args().Tail())
	if err != nil {
		return err
	}
	choice := pipeline.Choice{IDs: ids, Rule: c.String("rule"), All: c.Bool("all")}
	switch {
	case c.Bool("unused") && verb != "forget", c.Bool("second") && verb != "lock":
		return wrongUse("octavo changes lock PATH ID... --second; octavo changes forget PATH --unused", "--second goes with lock, --unused with forget")
	case len(ids) == 0 && choice.Rule == "" && !c.Bool("unused"):
		return wrongUse("octavo changes "+path+" lists the close calls with their names", "%s what? Name changes, or a rule with --rule", verb)
	case len(ids) > 0 && choice.Rule != "":
		return wrongUse("octavo changes "+verb+" PATH ID..., or --rule R", "name changes or a rule, not both")
	}
	all, err := readChanges(path, o)
	if err != nil {
		return err
	}
	n := 0
	switch {
	case c.Bool("unused"):
		n = all.ForgetUnused()
	case verb == "forget":
		n, err = all.Forget(choice)
	default:
		n, err = all.Decide(v, choice, c.Bool("second"))
	}
	if err != nil {
		return usageError{err}
	}
	if n > 0 {
		if err := all.Save(); err != nil {
			return err
		}
	}
	done := map[string]string{"accept": "accepted", "reject": "rejected", "lock": "locked", "forget": "forgotten"}[verb]
	if c.Bool("json") {
		return printJSON(c, map[string]any{"decision": verb, "changes": n, "decisions-file": all.File})
	}
	fmt.Fprintf(c.App.ErrWriter, "octavo: %s %s in %s\n", count(n, "change"), done, all.File)
	return nil
}

// bookAndIDs tells the path of a book from names of changes. Without a path it
// is the folder one is in, when that is a book.
func bookAndIDs(args []string) (path string, ids []string, err error) {
	if len(args) > 0 {
		if _, err := os.Stat(args[0]); err == nil || strings.ContainsAny(args[0], "./\\") {
			return args[0], args[1:], nil
		}
	}
	for _, name := range []string{"book.yaml", "edits.yaml", "chapters"} {
		if _, err := os.Stat(name); err == nil {
			return ".", args, nil
		}
	}
	if names, _ := filepath.Glob("*.txt"); len(names) == 1 {
		return names[0], args, nil
	}
	return "", nil, wrongUse("octavo changes accept story.txt ID...", "name the manuscript before the changes")
}

// writePage writes the page to read the changes in.
func writePage(c *cli.Context, all *pipeline.Changes, path, file string) error {
	page, left, err := pipeline.ChangesPage(all, path)
	if err != nil {
		return err
	}
	if err := placeFile(file, page); err != nil {
		return err
	}
	fmt.Fprintln(c.App.Writer, file)
	if left > 0 {
		fmt.Fprintf(c.App.ErrWriter, "octavo: %s more changes are counted on the page and not shown; octavo changes --all lists every one\n", number(left))
	}
	return nil
}
