package pipeline

import (
	"sync"

	"octavo/pipeline/diag"
)

// steps are pieces of work that may be done side by side. Each has findings
// of its own, joined afterwards in the order in which the steps were added,
// so that a build says the same whatever ran first.
type steps struct{ list []func(*diag.Findings) error }

func (s *steps) add(f func(*diag.Findings) error) { s.list = append(s.list, f) }

// run does the steps, at most jobs at once, and returns the error of the
// first in the list that failed.
func (s *steps) run(jobs int, found *diag.Findings) error {
	errs := make([]error, len(s.list))
	own := make([]diag.Findings, len(s.list))
	var wg sync.WaitGroup
	free := make(chan struct{}, max(1, jobs))
	for i, f := range s.list {
		wg.Add(1)
		free <- struct{}{}
		go func() {
			defer wg.Done()
			errs[i] = f(&own[i])
			<-free
		}()
	}
	wg.Wait()
	for i := range own {
		found.Merge(&own[i])
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
