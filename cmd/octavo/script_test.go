package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain puts the command, as this test binary, on the PATH of scripts and
// of the tests that run it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"octavo": func() {
			aimForLittle()
			status := run(os.Args, os.Stdout, os.Stderr)
			writeUsed()
			os.Exit(status)
		},
	})
}

// TestScripts runs testdata/script: one file for each behaviour of the command.
// Beside the usual commands of testscript there are
//
//	exits STATUS PROGRAM ARG...   run the program; it must end with the status
//	holds FOLDER NAME...          the folder holds exactly these, hidden ones too
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") == "1",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "holds": holds},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", "")
			return nil
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Check(err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: holds FOLDER NAME...")
	}
	names, err := list(ts.MkAbs(args[0]))
	ts.Check(err)
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(names, want) {
		ts.Fatalf("%s holds\n\t%s\nwant\n\t%s", args[0], strings.Join(names, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// list returns the paths of all files in a folder and below, with slashes,
// sorted; none for a folder that is not there.
func list(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, p)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	slices.Sort(names)
	return names, err
}
