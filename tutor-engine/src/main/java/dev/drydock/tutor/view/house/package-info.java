/**
 * The house as a picture: machines with their Docker engine, its images with their layers, its containers and networks. What nobody lists
 * (the builder's own containers) is not in it, nor what a cluster makes of the machines. Begin with
 * {@link dev.drydock.tutor.view.house.HousePicture}.
 */
package dev.drydock.tutor.view.house;
