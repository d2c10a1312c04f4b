package samples

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

// Usage is what a process has used.
type Usage struct {
	CPU  time.Duration // of all its threads, in the program and in the system
	Peak int64         // the most memory it had resident, in bytes
}

func (u Usage) String() string {
	return fmt.Sprintf("%.2f s CPU, %d MB", u.CPU.Seconds(), u.Peak>>20)
}

// Own returns what this process has used since it began. The peak is that of
// /proc where there is one: the system's other figure, ru_maxrss, starts at
// what the parent had when it forked.
func Own() Usage {
	u := used()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return u
	}
	for line := range strings.Lines(string(status)) {
		var kB int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kB); n == 1 {
			u.Peak = kB << 10
		}
	}
	return u
}

// WriteUsage writes Own into the file that the environment variable
// OCTAVO_USAGE names, if it does: the last thing a measured child does.
func WriteUsage() {
	if file := os.Getenv("OCTAVO_USAGE"); file != "" {
		data, _ := json.Marshal(Own())
		os.WriteFile(file, data, 0o666)
	}
}

// ReadUsage reads what a child wrote; it fails when the child did not live to
// write it.
func ReadUsage(file string) (u Usage, err error) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &u)
	}
	return u, err
}
