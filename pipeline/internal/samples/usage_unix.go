//go:build unix

package samples

import (
	"runtime"
	"syscall"
	"time"
)

func used() Usage {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return Usage{}
	}
	peak := int64(r.Maxrss)
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" { // there in bytes, elsewhere in kB
		peak <<= 10
	}
	return Usage{CPU: time.Duration(r.Utime.Nano() + r.Stime.Nano()), Peak: peak}
}
