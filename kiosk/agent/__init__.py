"""The agent: brings the devices of a kiosk or a clerk's computer to the server, and lets a kiosk outlive the network."""
