/** Sessions of vgranule shell, in processes of their own. */
package org.virtualgranule.it.shell;
