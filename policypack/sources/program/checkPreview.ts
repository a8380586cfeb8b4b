/** How to check a program that cannot be run here, or that depends on what is not known here. */
export const CHECK_A_PREVIEW = "use --preview, which needs the Pulumi CLI";
