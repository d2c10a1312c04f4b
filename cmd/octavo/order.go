package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst moves the flags of a verb before its other arguments, where the
// library looks for them: octavo build story.txt --title Rain. What follows
// "--" is no flag.
func flagsFirst(app *cli.App, args []string) []string {
	const asksToComplete = "--generate-bash-completion" // must stay the last
	if len(args) < 3 || args[len(args)-1] == asksToComplete {
		return args
	}
	verb := app.Command(args[1])
	if verb == nil {
		return args
	}
	var flags, others []string
	for rest := args[2:]; len(rest) > 0; rest = rest[1:] {
		switch a := rest[0]; {
		case a == "--":
			return slices.Concat(args[:2], flags, []string{"--"}, others, rest[1:])
		case len(a) < 2 || a[0] != '-':
			others = append(others, a)
		case takesNext(verb, a) && len(rest) > 1:
			flags = append(flags, a, rest[1])
			rest = rest[1:]
		default:
			flags = append(flags, a)
		}
	}
	return slices.Concat(args[:2], flags, others)
}

// takesNext reports whether the argument after a flag is the flag's value.
func takesNext(verb *cli.Command, flag string) bool {
	if strings.Contains(flag, "=") {
		return false
	}
	name := strings.TrimLeft(flag, "-")
	for _, f := range verb.Flags {
		_, isBool := f.(*cli.BoolFlag)
		names := f.Names()
		if slices.Contains(names, name) {
			return !isBool
		}
		// -qo FOLDER is -q -o FOLDER.
		if !strings.HasPrefix(flag, "--") && !isBool && slices.Contains(names, name[len(name)-1:]) {
			return true
		}
	}
	return false
}
