// Runs a program on the engine by the Automation API of Go.
//
// Usage: inline PROGRAM FOLDER PACK OPERATION...
// The project is in FOLDER, and what came of operation N is written to FOLDER/N.json.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

var programs = map[string]pulumi.RunFunc{
	"example":   program,
	"arguments": arguments,
	"mistake":   mistake,
}

type result struct {
	Ok     bool                 `json:"ok"`
	Error  string               `json:"error"`
	Events []events.EngineEvent `json:"events"`
}

func operate(ctx context.Context, stack auto.Stack, operation, pack string) result {
	heard := []events.EngineEvent{}
	stream := make(chan events.EngineEvent)
	done := make(chan struct{})
	go func() {
		for event := range stream {
			heard = append(heard, event)
		}
		close(done)
	}()
	var err error
	if operation == "up" {
		_, err = stack.Up(ctx, optup.PolicyPacks(pack), optup.Color("never"),
			optup.EventStreams(stream))
	} else {
		_, err = stack.Preview(ctx, optpreview.PolicyPacks(pack), optpreview.Color("never"),
			optpreview.EventStreams(stream))
	}
	<-done
	if err != nil {
		return result{Error: err.Error(), Events: heard}
	}
	return result{Ok: true, Events: heard}
}

func run(program, folder, pack string, operations []string) error {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "dev", "engine-test", programs[program],
		auto.WorkDir(folder))
	if err != nil {
		return err
	}
	for number, operation := range operations {
		content, err := json.Marshal(operate(ctx, stack, operation, pack))
		if err != nil {
			return err
		}
		file := filepath.Join(folder, fmt.Sprintf("%d.json", number))
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
