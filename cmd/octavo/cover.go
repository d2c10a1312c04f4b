package main

import (
	"github.com/urfave/cli/v2"

	"octavo/pipeline"
)

func coverCommand() *cli.Command {
	return &cli.Command{
		Name:      "cover",
		Usage:     "make only the cover",
		ArgsUsage: "PATH...",
		Flags: append(bookFlags(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "dist", Usage: "the `FOLDER` for the finished file"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say only what is wrong"},
		),
		Action: func(c *cli.Context) error {
			o, err := bookOptions(c)
			if err != nil {
				return err
			}
			o.Formats, o.NoRecord = []pipeline.Format{pipeline.Cover}, true
			return buildAll(c, o)
		},
	}
}
