/** What people look at: trees, tables, figures and plots, each short enough for a terminal. */
package org.virtualgranule.reader.view;
