package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"octavo/pipeline"
	"octavo/pipeline/design"
	"octavo/pipeline/diag"
	"octavo/templates"
)

// bookFlags are those of every verb that reads a manuscript.
func bookFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "set", Usage: "fill a placeholder: `KEY=VALUE` makes {{KEY}} VALUE"},
		&cli.StringFlag{Name: "title", Usage: "the book's `TITLE`"},
		&cli.StringFlag{Name: "author", Usage: "the author's `NAME`"},
		&cli.StringFlag{Name: "design", Usage: "the `DESIGN`; octavo designs lists them"},
		&cli.StringFlag{Name: "trim", Usage: "the size of the page, as 5.5x8.5in or a5: `WxH`"},
		&cli.BoolFlag{Name: "json", Usage: "report as JSON on standard output"},
	}
}

// bookOptions reads what bookFlags set.
func bookOptions(c *cli.Context) (pipeline.Options, error) {
	o := pipeline.Options{
		Title: c.String("title"), Author: c.String("author"), Design: c.String("design"), Trim: c.String("trim"),
		Set: map[string]string{},
	}
	for _, s := range c.StringSlice("set") {
		key, value, ok := strings.Cut(s, "=")
		if key = strings.TrimSpace(key); !ok || key == "" {
			return o, wrongUse("write it as --set user=Mina", "--set %q has no KEY=VALUE", s)
		}
		o.Set[key] = value
	}
	if o.Design != "" && !strings.Contains(o.Design, "/") { // a path is one of the book's folder
		if _, err := design.Load(templates.Designs, design.Options{Name: o.Design}); err != nil {
			return o, usageError{err}
		}
	}
	var err error
	o.Date, err = sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
	return o, err
}

// sourceDate turns SOURCE_DATE_EPOCH, seconds since 1970 in UTC, into a date;
// see reproducible-builds.org.
func sourceDate(epoch string) (string, error) {
	if epoch == "" {
		return "", nil
	}
	n, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || n < 0 || n > 253402300799 {
		return "", wrongUse("it is a number of seconds since 1970, as `date +%s` prints", "SOURCE_DATE_EPOCH %q is no time", epoch)
	}
	return time.Unix(n, 0).UTC().Format(time.DateOnly), nil
}

// onePath returns the verb's one argument.
func onePath(c *cli.Context, what string) (string, error) {
	if c.NArg() != 1 {
		return "", wrongUse(fmt.Sprintf("octavo %s %s", c.Command.Name, what), "%s takes one %s, not %d", c.Command.Name, what, c.NArg())
	}
	return c.Args().First(), nil
}

// level reads a severity from the flag --level.
func level(c *cli.Context) (diag.Severity, error) {
	var s diag.Severity
	if err := s.UnmarshalText([]byte(c.String("level"))); err != nil {
		return s, wrongUse("levels: note, warning, error", "--level %q is none", c.String("level"))
	}
	return s, nil
}
