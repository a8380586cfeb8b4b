import type { Control } from "../judging/control";
import { cloudTrail1 } from "./cloudtrail-1/control";
import { cloudTrail2 } from "./cloudtrail-2/control";
import { cloudTrail3 } from "./cloudtrail-3/control";
import { cloudTrail4 } from "./cloudtrail-4/control";
import { cloudTrail5 } from "./cloudtrail-5/control";
import { cloudTrail6 } from "./cloudtrail-6/control";
import { cloudTrail7 } from "./cloudtrail-7/control";
import { cloudTrail9 } from "./cloudtrail-9/control";
import { cloudTrail10 } from "./cloudtrail-10/control";
import { cloudTrailDelivery } from "./cloudtrail-delivery/control";

/** The controls, in Security Hub CSPM's order, and then this pack's own. */
export const controls: readonly Control[] = [
	cloudTrail1,
	cloudTrail2,
	cloudTrail3,
	cloudTrail4,
	cloudTrail5,
	cloudTrail6,
	cloudTrail7,
	cloudTrail9,
	cloudTrail10,
	cloudTrailDelivery,
];
