package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/diag"
)

// Exit statuses.
const (
	statusMade     = 0
	statusFindings = 1 // findings at the level asked for
	statusUsage    = 2
	statusFailed   = 3 // the build failed; nothing was put in place
)

// A usageError is a call whose words are off.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errFindings ends a verb whose findings are on standard error already.
var errFindings = errors.New("findings")

// run is the whole command; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) (status int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "octavo: error: %v\noctavo: hint: this is a mistake in octavo: please report it with the manuscript and these lines\n%s", p, debug.Stack())
			status = statusFailed
		}
	}()
	app := newApp(stdout, stderr)
	err := app.Run(flagsFirst(app, args))
	var usage usageError
	var stopped *pipeline.NotReleased
	switch {
	case err == nil:
		return statusMade
	case errors.Is(err, errFindings):
		return statusFindings
	case errors.As(err, &usage):
		report(stderr, err)
		return statusUsage
	case errors.As(err, &stopped):
		report(stderr, err)
		return statusFindings
	}
	report(stderr, err)
	return statusFailed
}

// report prints an error and its hint.
func report(stderr io.Writer, err error) {
	fmt.Fprintf(stderr, "octavo: error: %s\n", diag.Clean(err.Error()))
	var several *notMade // whose hints are printed already
	if hint := diag.HintOf(err); hint != "" && !errors.As(err, &several) {
		fmt.Fprintf(stderr, "octavo: hint: %s\n", diag.Clean(hint))
	}
}

func newApp(stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                   "octavo",
		Usage:                  "turn manuscripts into finished books",
		Version:                pipeline.Version,
		Writer:                 stdout,
		ErrWriter:              stderr,
		EnableBashCompletion:   true,
		UseShortOptionHandling: true,
		Suggest:                true,
		Description: "octavo build story.txt is all it takes: title, author and chapters are found in the text.\n" +
			"A folder with a book.yaml is a book, a folder with a series.yaml a series.\n\n" +
			"Exit status: 0 made, 1 findings at the level asked for, 2 wrong use, 3 the build failed.",
		Commands: []*cli.Command{
			buildCommand(), checkCommand(), newCommand(), inspectCommand(), coverCommand(), verifyCommand(), changesCommand(), explainCommand(),
			schemaCommand(), designsCommand(), specsCommand(), completionCommand(), manCommand(),
		},
		ExitErrHandler: func(*cli.Context, error) {}, // run decides
		OnUsageError:   onUsageError,
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return cli.ShowAppHelp(c)
			}
			return unknownVerb(c)
		},
	}
	for _, cmd := range app.Commands {
		cmd.OnUsageError = onUsageError
	}
	return app
}

// onUsageError turns the library's complaint of a flag into one with a hint.
func onUsageError(c *cli.Context, err error, _ bool) error {
	var flags []string
	for _, f := range c.Command.Flags {
		for _, name := range f.Names() {
			if len(name) > 1 {
				flags = append(flags, "--"+name)
			}
		}
	}
	hint := "octavo help lists the verbs, octavo VERB --help the flags of one"
	const undefined = "flag provided but not defined: -"
	if name, ok := strings.CutPrefix(err.Error(), undefined); ok {
		err = fmt.Errorf("there is no flag --%s", name)
		if near := diag.Nearest("--"+name, flags); near != "" {
			hint = fmt.Sprintf("did you mean %s? ", near) + hint
		}
	}
	return usageError{&diag.Fault{Code: "usage", Message: err.Error(), Hint: hint}}
}

func unknownVerb(c *cli.Context) error {
	var verbs []string
	for _, cmd := range c.App.Commands {
		verbs = append(verbs, cmd.Name)
	}
	verb := c.Args().First()
	hint := "octavo help lists the verbs"
	if near := diag.Nearest(verb, verbs); near != "" {
		hint = fmt.Sprintf("did you mean %q? ", near) + hint
	} else if _, err := os.Stat(verb); err == nil {
		hint = fmt.Sprintf("did you mean octavo build %s?", verb)
	}
	return usageError{diag.Faultf(diag.Pos{}, "usage", hint, "there is no verb %q", verb)}
}

// wrongUse makes a usage error with a hint.
func wrongUse(hint, format string, args ...any) error {
	return usageError{diag.Faultf(diag.Pos{}, "usage", hint, format, args...)}
}
