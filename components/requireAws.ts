import { requireAws } from "./awsVersion";

/* Runs on import, before the entry loads modules that only @pulumi/aws 7 has. */
requireAws();
