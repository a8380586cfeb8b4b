import { requireAws } from "./awsVersion";

/* Acts on import, before the entry loads what only @pulumi/aws 7 has. */
requireAws();
