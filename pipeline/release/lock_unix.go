//go:build unix

package release

import (
	"errors"
	"os"
	"syscall"
)

// lock waits for its turn in the folder. It locks the folder itself, so that
// no lock file is left there; the lock goes with its process, however that
// ends.
func lock(root *os.Root) (unlock func(), err error) {
	d, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	// On a file system without locks rename alone keeps each file whole.
	return func() { d.Close() }, nil
}

// running reports whether a process with this number is there.
func running(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
