package main

import (
	"io/fs"

	"github.com/urfave/cli/v2"

	"octavo/templates"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "print the JSON Schema of book.yaml or series.yaml",
		ArgsUsage: "[book|series]",
		Description: "Editors complete and check the file with it. In the first line of book.yaml:\n" +
			"# yaml-language-server: $schema=book.schema.json",
		Action: func(c *cli.Context) error {
			name := "book"
			if c.NArg() > 0 {
				name = c.Args().First()
			}
			if c.NArg() > 1 || name != "book" && name != "series" {
				return wrongUse("octavo schema book, or octavo schema series", "there is no schema of %q", name)
			}
			data, err := fs.ReadFile(templates.Schemas, name+".schema.json")
			if err != nil {
				return err
			}
			_, err = c.App.Writer.Write(data)
			return err
		},
	}
}
