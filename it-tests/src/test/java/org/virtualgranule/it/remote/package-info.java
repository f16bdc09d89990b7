/** The main job over a network that fails: servers in this process, real sockets, and what arrives in the end. */
package org.virtualgranule.it.remote;
