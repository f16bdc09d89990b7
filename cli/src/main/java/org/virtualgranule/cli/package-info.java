/** The command line: options, output, exit codes; no logic of its own. */
package org.virtualgranule.cli;
